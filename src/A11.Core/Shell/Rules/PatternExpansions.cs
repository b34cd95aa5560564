using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at values in patterns of <c>case</c> and of expansions.</summary>
public sealed class PatternExpansions : ShellRule
{
    private static readonly CheckDescriptor CasePattern = new("AXS2254", "unquoted-case-pattern", "Quote values in case patterns", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2254"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor ExpansionPattern = new("AXS2295", "unquoted-expansion-pattern", "Quote values in patterns of expansions", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2295"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => CasePattern;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [CasePattern, ExpansionPattern];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(CaseCommand), typeof(ParameterExpansion)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case CaseCommand selection:
                Check(selection, script);
                break;
            case ParameterExpansion { Operator: "#" or "##" or "%" or "%%", Operand: { IsEmpty: false } operand }:
                foreach (var part in operand)
                {
                    if (IsOpen(part, script))
                    {
                        script.Report(ExpansionPattern, part.Span, $"{script.TextOf(part)} is a glob pattern here, even within outer quotes. Quote it separately to match it as text.", ScriptContext.Quote(part));
                    }
                }

                break;
        }
    }

    private static void Check(CaseCommand node, ScriptContext script)
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
                        script.Report(CasePattern, part.Span, $"Unquoted, the value of {script.TextOf(part)} is a glob pattern. Quote it to match it as text.", ScriptContext.Quote(part));
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
