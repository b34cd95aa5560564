namespace A11.Core.Docker.Model;

/// <summary>A variable that holds at a place of a stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null where only a build knows it: an ARG without a default, a platform argument.</param>
/// <param name="IsArgument">Whether an ARG declares it, so that a build may give it another value; false for ENV.</param>
public sealed record DockerVariable(string Name, string? Value, bool IsArgument);
