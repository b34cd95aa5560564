namespace A11.Core.Docker.Model;

/// <summary>The working directory of a stage.</summary>
/// <param name="Path">Its absolute path; null where a variable or the base image has a part in it.</param>
public sealed record WorkingDirectory(string? Path);
