using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A part of a word: literal text, a quotation or an expansion.</summary>
/// <param name="span">Where it is written.</param>
public abstract class ShellWordPart(TextSpan span) : ShellNode(span);

/// <summary>Text that stands for itself; outside of quotes it may hold characters of a pattern, braces or a tilde.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="value">The text.</param>
/// <param name="isEscaped">Whether a backslash stands in front, so that the character has no other meaning.</param>
public sealed class LiteralPart(TextSpan span, string value, bool isEscaped = false) : ShellWordPart(span)
{
    /// <summary>The text without its backslash.</summary>
    public string Value { get; } = value;

    /// <summary>Whether a backslash stands in front.</summary>
    public bool IsEscaped { get; } = isEscaped;
}

/// <summary>Text in single quotes, or in <c>$'…'</c>.</summary>
/// <param name="span">Where it is written, quotes included.</param>
/// <param name="value">The text; escapes of <c>$'…'</c> as written.</param>
/// <param name="isAnsi">Whether it is <c>$'…'</c>.</param>
public sealed class SingleQuotedPart(TextSpan span, string value, bool isAnsi) : ShellWordPart(span)
{
    /// <summary>The text between the quotes.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it is <c>$'…'</c>, in which backslashes are escapes.</summary>
    public bool IsAnsi { get; } = isAnsi;
}

/// <summary>Text in double quotes, or in <c>$"…"</c>.</summary>
/// <param name="span">Where it is written, quotes included.</param>
/// <param name="parts">What stands between the quotes.</param>
/// <param name="isLocalized">Whether it is <c>$"…"</c>, which bash translates.</param>
public sealed class DoubleQuotedPart(TextSpan span, ImmutableArray<ShellWordPart> parts, bool isLocalized) : ShellWordPart(span)
{
    /// <summary>What stands between the quotes.</summary>
    public ImmutableArray<ShellWordPart> Parts { get; } = parts;

    /// <summary>Whether it is <c>$"…"</c>.</summary>
    public bool IsLocalized { get; } = isLocalized;
}

/// <summary>A parameter's expansion: <c>$name</c>, <c>${name}</c>, <c>${name:-word}</c>, … (POSIX.1-2024, 2.6.2; bash's manual, 3.5.3).</summary>
/// <param name="span">Where it is written.</param>
/// <param name="name">The parameter; empty where there is none that a shell would accept.</param>
public sealed class ParameterExpansion(TextSpan span, string name) : ShellWordPart(span)
{
    /// <summary>The parameter: a variable's name, digits, or one of <c>@ * # ? - $ !</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is written with braces.</summary>
    public bool IsBraced { get; init; }

    /// <summary>Whether it is the value's length: <c>${#name}</c>.</summary>
    public bool IsLength { get; init; }

    /// <summary>Whether <c>!</c> stands in front of the name: the variable whose name the value is, names by prefix, or an array's keys.</summary>
    public bool IsIndirect { get; init; }

    /// <summary>What stands in brackets behind the name.</summary>
    public ShellWord? Subscript { get; init; }

    /// <summary>The operator: <c>:-</c>, <c>%%</c>, <c>//</c>, <c>:</c> for a substring, …; empty where there is none.</summary>
    public string Operator { get; init; } = "";

    /// <summary>What stands behind the operator; where <see cref="Name"/> is empty, all between the braces.</summary>
    public ImmutableArray<ShellWordPart> Operand { get; init; } = [];

    /// <summary>Whether it says what holds where the parameter is unset: <c>:-</c>, <c>=</c>, <c>:?</c>, <c>+</c>, ….</summary>
    public bool HasFallback => Operator is "-" or ":-" or "=" or ":=" or "?" or ":?" or "+" or ":+";

    /// <summary>Whether it is a variable, as against an argument of the script or the shell's own parameter.</summary>
    public bool IsVariable => Name.Length > 0 && (char.IsAsciiLetter(Name[0]) || Name[0] == '_');

    /// <summary>Whether it stands for all elements at once: <c>$@</c>, <c>$*</c>, <c>${a[@]}</c>, <c>${a[*]}</c>.</summary>
    public bool IsList => !IsLength && (Name is "@" or "*" || Subscript?.Raw is "@" or "*" || (IsIndirect && Operator is "*" or "@"));

    /// <summary>Whether it stands for all elements as words of their own: <c>$@</c>, <c>${a[@]}</c>.</summary>
    public bool IsWordList => !IsLength && (Name == "@" || Subscript?.Raw == "@" || (IsIndirect && Operator == "@"));
}

/// <summary>An arithmetic expansion: <c>$(( … ))</c>, or <c>$[ … ]</c> of old.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="expression">The expression.</param>
/// <param name="isLegacy">Whether it is <c>$[ … ]</c>.</param>
public sealed class ArithmeticExpansion(TextSpan span, ArithmeticText expression, bool isLegacy) : ShellWordPart(span)
{
    /// <summary>The expression.</summary>
    public ArithmeticText Expression { get; } = expression;

    /// <summary>Whether it is <c>$[ … ]</c>.</summary>
    public bool IsLegacy { get; } = isLegacy;
}

/// <summary>How a command substitution is written.</summary>
public enum SubstitutionForm
{
    /// <summary><c>$( … )</c>.</summary>
    Parentheses,

    /// <summary><c>` … `</c>.</summary>
    Backquotes,

    /// <summary><c>${ …; }</c> or <c>${| …; }</c> (ksh, bash 5.3).</summary>
    Braces,
}

/// <summary>A command substitution.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="body">What it runs.</param>
/// <param name="form">How it is written.</param>
public sealed class CommandSubstitution(TextSpan span, ShellList body, SubstitutionForm form) : ShellWordPart(span)
{
    /// <summary>What it runs.</summary>
    public ShellList Body { get; } = body;

    /// <summary>How it is written.</summary>
    public SubstitutionForm Form { get; } = form;

    /// <summary>What it reads, where it is <c>$(&lt; file)</c>.</summary>
    public ShellRedirection? ReadFile => Body.Only is SimpleCommand { Words.IsEmpty: true, Assignments.IsEmpty: true, Redirections: [{ Operator: "<" } only] } ? only : null;
}

/// <summary>A process substitution: <c>&lt;( … )</c> or <c>&gt;( … )</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="body">What it runs.</param>
public sealed class ProcessSubstitution(TextSpan span, ShellList body) : ShellWordPart(span)
{
    /// <summary>What it runs.</summary>
    public ShellList Body { get; } = body;
}

/// <summary>An extended pattern: <c>?( )</c>, <c>*( )</c>, <c>+( )</c>, <c>@( )</c>, <c>!( )</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="alternatives">What <c>|</c> parts.</param>
public sealed class ExtendedGlob(TextSpan span, ImmutableArray<ShellWord> alternatives) : ShellWordPart(span)
{
    /// <summary>The patterns between the parentheses.</summary>
    public ImmutableArray<ShellWord> Alternatives { get; } = alternatives;
}

/// <summary>An array's value: <c>( a b [k]=c )</c>.</summary>
/// <param name="span">Where it is written, parentheses included.</param>
/// <param name="elements">Its elements.</param>
public sealed class ArrayLiteral(TextSpan span, ImmutableArray<ArrayElement> elements) : ShellWordPart(span)
{
    /// <summary>Its elements.</summary>
    public ImmutableArray<ArrayElement> Elements { get; } = elements;
}

/// <summary>An element of an array's value.</summary>
/// <param name="Subscript">Its subscript; null where it has none.</param>
/// <param name="Value">Its value; without parts where it is empty.</param>
/// <param name="Word">The element as one word.</param>
public readonly record struct ArrayElement(ShellWord? Subscript, ShellWord Value, ShellWord Word);

/// <summary>Text that the file around the script replaces before any shell sees it: GitHub's <c>${{ … }}</c>, a variable of make.</summary>
/// <param name="span">Where it is written.</param>
public sealed class HostExpansion(TextSpan span) : ShellWordPart(span);
