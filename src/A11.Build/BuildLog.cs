using A11.Core.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace A11.Build;

/// <summary>The build's log, in which every text is data: names and messages come from files, agents and exceptions (<see cref="PrintableText"/>).</summary>
/// <param name="log">The task's log.</param>
internal sealed class BuildLog(TaskLoggingHelper log)
{
    /// <summary>Writes a message; each line of the log that comes of it begins with our name.</summary>
    public void Message(MessageImportance importance, string text) => log.LogMessage(importance, "A11: {0}", PrintableText.Line(text));

    /// <summary>
    /// Writes what a build came to, where every logger shows it: MSBuild's terminal logger shows no message but one of high importance that begins with the
    /// project's name and has this arrow (dotnet/msbuild, <c>TerminalLogger.MessageRaised</c>).
    /// </summary>
    public void Summary(string text) => log.LogMessage(MessageImportance.High, "A11 -> {0}", PrintableText.Line(text));

    /// <summary>Writes an error.</summary>
    /// <param name="code">The rule's ID.</param>
    /// <param name="file">Absolute path of the file.</param>
    /// <param name="line">From 1; 0 where there is none.</param>
    /// <param name="column">From 1; 0 where there is none.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="helpLink">The rule's page.</param>
    public void Error(string code, string file, int line, int column, string message, string? helpLink = null) =>
        log.LogError(null, code, null, helpLink, PrintableText.Name(file), line, column, 0, 0, "{0}", PrintableText.Line(message));

    /// <summary>Writes a warning, as <see cref="Error"/>.</summary>
    public void Warning(string code, string file, int line, int column, string message, string? helpLink = null) =>
        log.LogWarning(null, code, null, helpLink, PrintableText.Name(file), line, column, 0, 0, "{0}", PrintableText.Line(message));

    /// <summary>Writes a hint at its place.</summary>
    public void Hint(string code, string file, int line, int column, string message) =>
        log.LogMessage(null, code, null, PrintableText.Name(file), line, column, 0, 0, MessageImportance.Normal, "{0}", PrintableText.Line(message));
}
