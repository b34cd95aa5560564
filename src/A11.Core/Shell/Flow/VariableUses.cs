using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Flow;

/// <summary>Where a script's variables are set and read.</summary>
public sealed class VariableUses
{
    private ILookup<string, VariableWrite>? _writes;
    private ILookup<string, VariableRead>? _reads;
    private HashSet<string>? _wordLists;

    private VariableUses(ImmutableArray<VariableWrite> writes, ImmutableArray<VariableRead> reads)
    {
        Writes = writes;
        Reads = reads;
    }

    /// <summary>Where variables are set, in the order of the text.</summary>
    public ImmutableArray<VariableWrite> Writes { get; }

    /// <summary>Where variables are read, in the order of the text.</summary>
    public ImmutableArray<VariableRead> Reads { get; }

    /// <summary>Where a variable is set, in the order of the text.</summary>
    public IEnumerable<VariableWrite> WritesOf(string name) => (_writes ??= Writes.ToLookup(static write => write.Name, StringComparer.Ordinal))[name];

    /// <summary>Where a variable is read, in the order of the text.</summary>
    public IEnumerable<VariableRead> ReadsOf(string name) => (_reads ??= Reads.ToLookup(static read => read.Name, StringComparer.Ordinal))[name];

    /// <summary>Whether a text with a blank in it is assigned to a variable somewhere: a sentence, or a list of words.</summary>
    internal bool HoldsWords(string name) =>
        (_wordLists ??= [.. Writes.Where(static write => write.Value is { } value && HasBlank(value.Parts)).Select(static write => write.Name)]).Contains(name);

    /// <summary>Whether a blank is written in parts of a word, in quotes or not.</summary>
    internal static bool HasBlank(ImmutableArray<ShellWordPart> parts)
    {
        foreach (var part in parts)
        {
            var text = part switch
            {
                LiteralPart literal => literal.Value,
                SingleQuotedPart quoted => quoted.Value,
                _ => "",
            };
            if (text.AsSpan().IndexOfAny(" \t\n") >= 0 || (part is DoubleQuotedPart { Parts: var inner } && HasBlank(inner)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The variables of a script.</summary>
    public static VariableUses Create(ShellScript script)
    {
        var collector = new VariableCollector();
        collector.Run(script.Root);
        return new VariableUses(collector.Writes.ToImmutable(), collector.Reads.ToImmutable());
    }
}

/// <summary>How a variable gets its value.</summary>
public enum WriteKind
{
    /// <summary>By an assignment.</summary>
    Assignment,

    /// <summary>By an assignment in front of a command, for that command alone.</summary>
    Temporary,

    /// <summary>By a declaration that gives no value.</summary>
    Declaration,

    /// <summary>As the variable of a loop.</summary>
    Loop,

    /// <summary>By a command that reads or computes it: <c>read</c>, <c>getopts</c>, <c>printf -v</c>, ….</summary>
    Command,

    /// <summary>In an arithmetic expression.</summary>
    Arithmetic,
}

/// <summary>A place where a variable is set.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Span">Where its name is written.</param>
/// <param name="Kind">How it gets its value.</param>
/// <param name="IsArray">Whether it becomes an array.</param>
/// <param name="IsExported">Whether other programs get to see it.</param>
public readonly record struct VariableWrite(string Name, TextSpan Span, WriteKind Kind, bool IsArray, bool IsExported)
{
    /// <summary>Whether an element is set, not the whole.</summary>
    public bool IsElement { get; init; }

    /// <summary>The function around it; null outside of functions.</summary>
    public FunctionDefinition? Function { get; init; }

    /// <summary>What runs this in a process of its own (a pipe, parentheses, a substitution, a coprocess), the outermost where there are several; null outside of all.</summary>
    public ShellNode? Subshell { get; init; }

    /// <summary>What is assigned; null where it is no word.</summary>
    public ShellWord? Value { get; init; }
}

/// <summary>A place where a variable is read.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Span">Where it is read.</param>
/// <param name="IsGuarded">Whether its being unset is provided for.</param>
/// <param name="Node">The expansion; null where it is read by name.</param>
public readonly record struct VariableRead(string Name, TextSpan Span, bool IsGuarded, ParameterExpansion? Node)
{
    /// <summary>The function around it; null outside of functions.</summary>
    public FunctionDefinition? Function { get; init; }
}
