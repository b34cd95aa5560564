namespace A11.Core.Docker.Model;

/// <summary>Build arguments that exist without an ARG in front of FROM (Dockerfile reference, “Automatic platform ARGs in the global scope”).</summary>
public static class PlatformArguments
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["BUILDPLATFORM"] = "linux/amd64",
        ["BUILDOS"] = "linux",
        ["BUILDOSVERSION"] = "",
        ["BUILDARCH"] = "amd64",
        ["BUILDVARIANT"] = "",
        ["TARGETPLATFORM"] = "linux/amd64",
        ["TARGETOS"] = "linux",
        ["TARGETOSVERSION"] = "",
        ["TARGETARCH"] = "amd64",
        ["TARGETVARIANT"] = "",
        ["TARGETSTAGE"] = "default",
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Examples.Keys;

    /// <summary>Whether this is one of them.</summary>
    public static bool Contains(string name) => Examples.ContainsKey(name);

    /// <summary>The value that it has in a build on and for a common machine; null for other names.</summary>
    public static string? ExampleOf(string name) => Examples.GetValueOrDefault(name);
}
