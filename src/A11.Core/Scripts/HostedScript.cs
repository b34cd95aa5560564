using A11.Core.Repositories;

namespace A11.Core.Scripts;

/// <summary>A script and the file that holds it.</summary>
/// <param name="File">The file.</param>
/// <param name="Script">The script.</param>
/// <param name="WantsOptional">Whether the checks that are off by default are wanted, too.</param>
public sealed record HostedScript(SourceFile File, ShellCode Script, bool WantsOptional);
