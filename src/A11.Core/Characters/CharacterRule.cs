using A11.Core.Analysis;

namespace A11.Core.Characters;

/// <summary>A rule for the characters of a file of any kind.</summary>
public abstract class CharacterRule : Rule
{
    /// <summary>Looks at the lines of a file that hold more than printable ASCII.</summary>
    internal abstract void Visit(TextLines lines, RuleContext context);
}
