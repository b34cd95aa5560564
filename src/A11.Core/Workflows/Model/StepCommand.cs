using A11.Core.Shell.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A command of a step's script.</summary>
/// <param name="Command">The command; its spans are offsets of the script.</param>
/// <param name="Directory">The directory that it runs in, from the step's own; empty for that itself.</param>
internal readonly record struct StepCommand(SimpleCommand Command, string Directory);
