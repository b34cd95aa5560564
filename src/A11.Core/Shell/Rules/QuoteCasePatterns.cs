using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A value in a pattern is quoted.</summary>
public sealed class QuoteCasePatterns : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2254", "quote-case-patterns", "A value in a pattern is quoted", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2254", "shellcheck/SC2295"],
        Fix = FixSafety.Unsafe,
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(CaseCommand), typeof(ParameterExpansion)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case CaseCommand selection:
                Check(selection, script);
                break;
            case ParameterExpansion { Operator: "#" or "##" or "%" or "%%", Operand: { IsEmpty: false } operand } when !operand.Any(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.AsSpan().IndexOfAny('*', '?', '[') >= 0):
                foreach (var part in operand)
                {
                    if (IsOpen(part, script))
                    {
                        script.Report(this, part.Span, $"The value of {script.TextOf(part)} is taken for a pattern here, whatever quotes are around it all; quote it by itself.", ScriptContext.Quote(part), "SC2295");
                    }
                }

                break;
        }
    }

    private void Check(CaseCommand node, ScriptContext script)
    {
        foreach (var item in node.Items)
        {
            foreach (var pattern in item.Patterns)
            {
                // What holds * itself is meant as a pattern, with its values.
                foreach (var part in pattern.HasPattern ? [] : pattern.Parts)
                {
                    if (IsOpen(part, script))
                    {
                        script.Report(this, part.Span, $"The value of {script.TextOf(part)} is taken for a pattern, in which * and [ mean more than themselves; quote it to compare it as text.", ScriptContext.Quote(part), "SC2254");
                    }
                }
            }
        }
    }

    private static bool IsOpen(ShellWordPart part, ScriptContext script) => part switch
    {
        CommandSubstitution => true,
        ParameterExpansion { IsLength: false, HasFallback: false } parameter => !SpecialParameters.IsNumber(parameter.Name) && script.Values.IsRisky(parameter) && !HoldsPattern(parameter.Name, script),
        _ => false,
    };

    /// <summary>A variable that a pattern is assigned to, or that is called one, is meant as one.</summary>
    private static bool HoldsPattern(string name, ScriptContext script)
    {
        if (name.Contains("pat", StringComparison.OrdinalIgnoreCase) || name.Contains("glob", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var write in script.Variables.WritesOf(name))
        {
            if (write.Value is { } value && value.Raw.AsSpan().IndexOfAny('*', '?', '[') >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
