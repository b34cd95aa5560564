using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A value in a pattern is quoted.</summary>
public sealed class QuoteCasePatterns : ShellNodeRule<CaseCommand>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXS2254", "quote-case-patterns", "A value in a pattern is quoted", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2254"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override void Visit(CaseCommand node, ScriptContext script)
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
                        script.Report(this, part.Span, $"The value of {script.TextOf(part)} is taken for a pattern, in which * and [ mean more than themselves; quote it to compare it as text.", ScriptContext.Quote(part));
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

        foreach (var write in script.Variables.Writes)
        {
            if (write.Name == name && write.Value is { } value && value.Raw.AsSpan().IndexOfAny('*', '?', '[') >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
