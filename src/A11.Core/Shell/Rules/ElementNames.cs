using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The name of an array's element that a command is given.</summary>
public sealed class ElementNames() : ShellCommandRule("unset", "read")
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly CheckDescriptor Unset = new("AXS2184", "unquoted-unset-element", "Quote array elements passed to unset", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2184"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Read = new("AXS2313", "unquoted-read-element", "Quote array elements passed to read", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2313"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unset;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unset, Read];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var word = command.Words[i];
            if (IsElement(word))
            {
                var fix = word.IsQuoted ? null : ScriptContext.Quote(word);
                script.Report(command.Name == "unset" ? Unset : Read, word.Span, $"The unquoted {word.Raw} is a glob, so a file with a matching name replaces it. Quote the whole word.", fix);
            }
            else if (command.Name == "unset" && word.HasPattern)
            {
                script.Report(Unset, word.Span, $"The shell replaces {word.Raw} with matching file names, not with names of variables. Name the variables{(script.IsBash ? $", or use \"${{!{word.Raw.TrimEnd('*')}@}}\" for all that begin so" : "")}.");
            }
        }
    }

    private static bool IsElement(ShellWord word)
    {
        if (word.Parts is not [LiteralPart { IsEscaped: false } first, ..] || first.Value.IndexOf('[', StringComparison.Ordinal) is not (> 0 and var open) || char.IsAsciiDigit(first.Value[0]))
        {
            return false;
        }

        return first.Value.AsSpan(0, open).IndexOfAnyExcept(NameCharacters) < 0 && word.Parts[^1] is LiteralPart { IsEscaped: false, Value: [.., ']'] };
    }
}
