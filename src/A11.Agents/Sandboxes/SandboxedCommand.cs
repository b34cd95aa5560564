using System.Collections.Immutable;

namespace A11.Agents.Sandboxes;

/// <summary>A command to start.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record SandboxedCommand(string Program, ImmutableArray<string> Arguments);
