namespace A11.Core.Repositories;

/// <summary>A service of a compose file, a container of a manifest, or an image that a workflow builds or runs.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The service's or container's name.</param>
/// <param name="Dockerfile">The Dockerfile that it is built from, from the repository's root; null where it runs an image.</param>
/// <param name="Target">The stage that it is built to; null for the last.</param>
/// <param name="Image">The image that it runs, as written; null where none is named.</param>
/// <param name="IsProbed">Whether the file itself probes it: a health check, a liveness or readiness probe.</param>
/// <param name="ServesPorts">Whether the file publishes or declares ports of it.</param>
public sealed record ServiceFact(string Path, string Name, string? Dockerfile, string? Target, string? Image, bool IsProbed, bool ServesPorts);
