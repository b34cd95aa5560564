using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>What a stretch of a script's text is.</summary>
public enum ShellTokenKind
{
    /// <summary>Blanks and continued lines.</summary>
    Blank,

    /// <summary>A line break.</summary>
    LineBreak,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>An operator: <c>;</c>, <c>&amp;&amp;</c>, <c>|</c>, <c>(</c>, <c>&gt;</c>, ….</summary>
    Operator,

    /// <summary>A reserved word.</summary>
    Keyword,

    /// <summary>A word or a part of one.</summary>
    Word,

    /// <summary>Quotes, and what opens and closes an expansion.</summary>
    Delimiter,

    /// <summary>Text that was passed over after an error.</summary>
    Skipped,
}

/// <summary>A stretch of a script's text; the tokens one after the other are the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct ShellToken(ShellTokenKind Kind, TextSpan Span);
