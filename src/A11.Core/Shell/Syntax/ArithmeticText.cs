using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>An arithmetic expression as written: its text and the expansions in it.</summary>
/// <param name="span">Where it is written, without what encloses it.</param>
/// <param name="parts">Its text and the expansions in it.</param>
public sealed class ArithmeticText(TextSpan span, ImmutableArray<ShellWordPart> parts) : ShellNode(span)
{
    private ArithmeticNode? _expression;
    private bool _isRead;

    /// <summary>Its text and the expansions in it.</summary>
    public ImmutableArray<ShellWordPart> Parts { get; } = parts;

    /// <summary>The expression; null where it is empty, or can't be read before its expansions are known.</summary>
    public ArithmeticNode? Expression
    {
        get
        {
            if (!_isRead)
            {
                _expression = ArithmeticParser.Parse(Parts);
                _isRead = true;
            }

            return _expression;
        }
    }
}
