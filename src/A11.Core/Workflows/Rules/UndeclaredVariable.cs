using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds configuration variables that aren't among those that the repository says it has.</summary>
public sealed class UndeclaredVariable : WorkflowRule
{
    private static readonly TextListOption Variables = new("variables", "The configuration variables of the repository, its organization and environments. Without any, nothing is reported.", []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0122", "undeclared-variable", "Expressions should use variables that the configuration names", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/expression"],
        Options = [Variables],
    };

    /// <inheritdoc/>
    public override void Visit(EmbeddedExpression expression, WorkflowFile file, RuleContext context)
    {
        if (context.Option(this, Variables) is not { IsEmpty: false } known)
        {
            return;
        }

        foreach (var reference in ContextReference.FindAll(expression.Root))
        {
            if (reference is { Context: "vars", Path: [var name, ..] } && name != ContextReference.Any && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var meant = Spelling.Nearest(name.ToUpperInvariant(), [.. known]);
                context.Within(expression.Scalar.Map).Report(this, reference.Span, $"The configuration names no variable {name.ToUpperInvariant()}, so its value may be empty. {(meant is null ? "Add it to config-variables in .github/actionlint.yaml, or correct the name." : $"Did you mean {meant}?")}");
            }
        }
    }
}
