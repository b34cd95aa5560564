using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Workflows.Taint;

/// <summary>A script's write into a file by which a step tells the runner something (GitHub's documentation, “Workflow commands”, environment files).</summary>
/// <param name="File">The variable that names the file.</param>
/// <param name="Values">What is written, as far as words and here-documents say it.</param>
/// <param name="Span">The command.</param>
/// <param name="IsDynamic">Whether some of what is written is known only at run time.</param>
internal sealed record RunnerFileWrite(string File, ImmutableArray<ShellNode> Values, TextSpan Span, bool IsDynamic);
