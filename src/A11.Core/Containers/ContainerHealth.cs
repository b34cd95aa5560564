using A11.Core.Text;

namespace A11.Core.Containers;

/// <summary>
/// By what an engine learns how a container is. Dockerfiles, compose files, manifests and workflows each say it in their own form; what is judged of it is judged here.
/// </summary>
public sealed record ContainerHealth
{
    /// <summary>Whether others send requests to it: it declares or publishes ports.</summary>
    public bool ServesPorts { get; init; }

    /// <summary>What finds out that it hangs; null where nothing does.</summary>
    public TextSpan? Liveness { get; init; }

    /// <summary>What finds out that it can take requests; null where nothing does.</summary>
    public TextSpan? Readiness { get; init; }

    /// <summary>What finds out that it has started; null where nothing does.</summary>
    public TextSpan? Startup { get; init; }

    /// <summary>Whether anything asks how it is.</summary>
    public bool IsProbed => (Liveness ?? Readiness ?? Startup) is not null;

    /// <summary>Whether others depend on it and nothing asks how it is.</summary>
    public bool IsUnprobedService => ServesPorts && !IsProbed;

    /// <summary>The health of a container of Docker's, whose one health check says whether it hangs, and whether it is ready.</summary>
    /// <param name="check">Where the check is; null where there is none.</param>
    /// <param name="servesPorts">Whether it declares or publishes ports.</param>
    public static ContainerHealth Create(TextSpan? check, bool servesPorts) => new() { ServesPorts = servesPorts, Liveness = check, Readiness = check };
}
