namespace A11.Agents.Generation.Applications;

/// <summary>How the application runs in a container.</summary>
/// <param name="Port">The port that it serves; null for a program that serves none.</param>
/// <param name="HealthPath">The path that answers when it is well, such as <c>/health</c>; null where none was found.</param>
/// <param name="HealthCommand">The command of the health check as a JSON array, with a program that the image has; null for a program that serves no port.</param>
/// <param name="Dockerfile">The Dockerfile.</param>
internal sealed record Container(int? Port, string? HealthPath, string? HealthCommand, string Dockerfile);
