using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A redirection, a here-document or a here-string (POSIX.1-2024, 2.7).</summary>
/// <param name="span">From the descriptor in front of the operator to the end of the word behind it.</param>
/// <param name="descriptor">What stands in front of the operator: digits, or <c>{name}</c>; empty where nothing does.</param>
/// <param name="operator">The operator.</param>
/// <param name="operatorSpan">Where the operator is written.</param>
/// <param name="target">The file, the descriptor, the delimiter or the string.</param>
public sealed class ShellRedirection(TextSpan span, string descriptor, string @operator, TextSpan operatorSpan, ShellWord? target) : ShellNode(span)
{
    /// <summary>What stands in front of the operator.</summary>
    public string Descriptor { get; } = descriptor;

    /// <summary>The operator: <c>&lt;</c>, <c>&gt;</c>, <c>&gt;&gt;</c>, <c>&gt;|</c>, <c>&lt;&gt;</c>, <c>&lt;&amp;</c>, <c>&gt;&amp;</c>, <c>&amp;&gt;</c>, <c>&amp;&gt;&gt;</c>, <c>&lt;&lt;</c>, <c>&lt;&lt;-</c> or <c>&lt;&lt;&lt;</c>.</summary>
    public string Operator { get; } = @operator;

    /// <summary>Where the operator is written.</summary>
    public TextSpan OperatorSpan { get; } = operatorSpan;

    /// <summary>What stands behind the operator; null where it is missing.</summary>
    public ShellWord? Target { get; } = target;

    /// <summary>What a here-document holds; null for everything else, and where the text ends before it.</summary>
    public ShellHereDocument? Document { get; internal set; }

    /// <summary>Whether it opens a here-document.</summary>
    public bool IsHereDocument => Operator is "<<" or "<<-";
}

/// <summary>What a here-document holds.</summary>
/// <param name="span">Its lines without the one that ends it.</param>
/// <param name="isQuoted">Whether its delimiter is quoted, so that nothing in it is expanded.</param>
/// <param name="parts">Its text and the expansions in it.</param>
public sealed class ShellHereDocument(TextSpan span, bool isQuoted, ImmutableArray<ShellWordPart> parts) : ShellNode(span)
{
    /// <summary>Whether nothing in it is expanded.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>Its text and the expansions in it.</summary>
    public ImmutableArray<ShellWordPart> Parts { get; } = parts;
}
