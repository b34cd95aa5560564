using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds recipes that call make by its name.</summary>
public sealed class RecursiveMakeCommand : RecipeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2006", "recursive-make-command", "Call make as $(MAKE) in recipes", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, MakeRecipe recipe, RuleContext context)
    {
        if (command.Name is "make" or "gmake" && command.Words[0].Value is "make" or "gmake" && !command.Arguments.Any(word => word.Value is "--version" or "-v" or "--help" or "-h"))
        {
            context.Report(this, command.Words[0].Span, $"{command.Name} starts another make, which gets neither -j nor -n nor -k of this one. Use $(MAKE).");
        }
    }
}
