using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Options of commands for which the standard has others.</summary>
public sealed class DeprecatedOptions : ShellNodeRule<SimpleCommand>
{
    /// <summary>The options of xargs that take a value (GNU findutils' manual, “xargs options”).</summary>
    private static readonly SearchValues<char> LettersWithValues = SearchValues.Create("adEILnPsiel");

    private static readonly CheckDescriptor XargsOption = new("AXS2267", "deprecated-xargs-option", "Use the current options of xargs", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2267"], OptIn = true };

    private static readonly CheckDescriptor RecursiveCopy = new("AXS2336", "deprecated-cp-option", "Use cp -R instead of cp -r", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2336"], OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => XargsOption;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [XargsOption, RecursiveCopy];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        switch (node.Name)
        {
            case "xargs":
                CheckXargs(node, script);
                break;
            case "cp":
                CheckCopy(node, script);
                break;
        }
    }

    private static void CheckXargs(SimpleCommand node, ScriptContext script)
    {
        for (var i = 1; i < node.Words.Length && node.Words[i].ConstantValue is ['-', not '-', ..] option; i++)
        {
            // The first letter that takes a value ends a group of options.
            var at = option.AsSpan(1).IndexOfAny(LettersWithValues) + 1;
            if (option[at] is 'i' or 'e' or 'l')
            {
                script.Report(XargsOption, node.Words[i].Span, $"xargs -{option[at]} is deprecated, and takes no value after a space. Write -{char.ToUpperInvariant(option[at])} with its value.");
            }

            i += at == option.Length - 1 && "adEILnPs".Contains(option[at], StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>POSIX leaves open what <c>-r</c> makes of special files (POSIX.1-2024, cp).</summary>
    private static void CheckCopy(SimpleCommand node, ScriptContext script)
    {
        foreach (var word in node.Words)
        {
            if (word.Bare is "-r")
            {
                script.Report(RecursiveCopy, word.Span, "cp -r is not in POSIX, and systems differ in how it copies pipes and devices. Write -R.");
            }
        }
    }
}
