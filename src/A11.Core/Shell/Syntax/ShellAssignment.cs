using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>An assignment in front of a command, or alone: <c>name=value</c>, <c>name[subscript]+=value</c>, <c>name=( … )</c>.</summary>
/// <param name="word">All of it as one word.</param>
/// <param name="name">The variable.</param>
/// <param name="subscript">What stands in brackets.</param>
/// <param name="isAppend">Whether it is <c>+=</c>.</param>
/// <param name="value">What is assigned; without parts where it is empty.</param>
public sealed class ShellAssignment(ShellWord word, string name, ShellWord? subscript, bool isAppend, ShellWord value) : ShellNode(word.Span)
{
    /// <summary>All of it as one word.</summary>
    public ShellWord Word { get; } = word;

    /// <summary>The variable.</summary>
    public string Name { get; } = name;

    /// <summary>Where the variable is written.</summary>
    public TextSpan NameSpan => new(Span.Start, Name.Length);

    /// <summary>What stands in brackets behind the name; null without them.</summary>
    public ShellWord? Subscript { get; } = subscript;

    /// <summary>Whether it is <c>+=</c>.</summary>
    public bool IsAppend { get; } = isAppend;

    /// <summary>What is assigned.</summary>
    public ShellWord Value { get; } = value;

    /// <summary>The array that is assigned; null where it is none.</summary>
    public ArrayLiteral? Array => Value.Parts is [ArrayLiteral array] ? array : null;
}
