using A11.Core.Repositories;

namespace A11.Core.Scripts;

/// <summary>What a checker of scripts is asked to look at.</summary>
/// <param name="File">The file that holds the script.</param>
/// <param name="Script">The script.</param>
/// <param name="WantsOptional">Whether the checks that are off by default are wanted, too.</param>
public sealed record ScriptToCheck(SourceFile File, EmbeddedScript Script, bool WantsOptional);
