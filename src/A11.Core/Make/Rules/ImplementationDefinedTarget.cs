using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets whose meaning each make defines.</summary>
public sealed class ImplementationDefinedTarget : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1119", "implementation-defined-target", "Portable targets have no % and no quotes", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/IMPLEMENTATTION_DEFINED_TARGET"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        foreach (var word in rule.Targets.Concat(rule.Prerequisites).Where(word => word.Text.AsSpan().ContainsAny('%', '"') && !word.HasReference))
        {
            context.Report(this, word.Span, $"What {word.Text} means differs between makes: POSIX defines no % and no quotes in names. Use a suffix rule such as .c.o, or a plain name.");
        }
    }
}
