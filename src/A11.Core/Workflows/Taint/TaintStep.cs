using A11.Core.Text;

namespace A11.Core.Workflows.Taint;

/// <summary>A place that a value passes through.</summary>
/// <param name="Name">What it is, for messages: <c>env.TITLE</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Span">The place.</param>
internal sealed record TaintStep(string Name, string Path, SourceText Text, TextSpan Span);
