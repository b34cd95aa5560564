using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A node of a script's syntax tree.</summary>
/// <param name="span">Where it is written.</param>
public abstract class ShellNode(TextSpan span)
{
    /// <summary>Where it is written, in the text that holds the script.</summary>
    public TextSpan Span { get; } = span;
}
