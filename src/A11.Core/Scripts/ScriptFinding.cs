using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>A finding of ShellCheck.</summary>
/// <param name="Number">Its code without the letters: 2086.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Span">Where it is in the script.</param>
/// <param name="Message">What ShellCheck says.</param>
/// <param name="Edits">How ShellCheck would mend it, as edits of the script; empty where it does not know.</param>
public sealed record ScriptFinding(int Number, Severity Severity, TextSpan Span, string Message, ImmutableArray<TextEdit> Edits)
{
    /// <summary>Its code: <c>SC2086</c>.</summary>
    public string Code => $"SC{Number}";
}
