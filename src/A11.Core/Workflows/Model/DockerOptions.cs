using System.Collections.Immutable;
using A11.Core.Containers;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Workflows.Model;

/// <summary>Options of <c>docker create</c> and <c>docker run</c> (Docker's command line reference, “docker container run”), as far as they say how a container is isolated and checked.</summary>
internal static class DockerOptions
{
    private static readonly ImmutableArray<string> Namespaces = ["pid", "ipc", "userns", "uts"];

    /// <summary>Reads options and their values.</summary>
    public static ContainerIsolation Read(ImmutableArray<MappedText> words)
    {
        var isolation = new ContainerIsolation();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Text;
            var equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
            var name = equals < 0 ? word : word[..equals];
            var isNext = equals < 0 && i + 1 < words.Length;
            var value = equals >= 0 ? word[(equals + 1)..] : isNext ? words[i + 1].Text : "";
            var valueEnd = isNext ? words[i + 1].Place.End : words[i].Place.End;
            isolation = isolation.With(name is "--privileged"
                ? new ContainerIsolation { Privileged = equals < 0 || value is "true" or "1" ? words[i].Place : null }
                : Read(name, value, TextSpan.FromBounds(words[i].Place.Start, valueEnd)));
        }

        return isolation;
    }

    /// <summary>Where a health check is declared, also one that is switched off; null where none is.</summary>
    public static TextSpan? FindHealthCheck(ImmutableArray<MappedText> words) =>
        words.FirstOrDefault(static word => word.Text is "--no-healthcheck" || word.Text.Split('=')[0] is "--health-cmd")?.Place;

    private static ContainerIsolation Read(string name, string value, TextSpan span) => name switch
    {
        "--cap-add" => new ContainerIsolation { AddedCapabilities = [new PlacedText(value, span)] },
        "-v" or "--volume" => new ContainerIsolation { HostPaths = [new PlacedText(ContainerIsolation.HostPathOf(value), span)] },
        "--mount" => new ContainerIsolation { HostPaths = [.. SourcesOf(value).Select(source => new PlacedText(source, span))] },
        ['-', '-', .. var key] when value is "host" && Namespaces.Contains(key) => new ContainerIsolation { HostNamespaces = [new PlacedText(key, span)] },
        _ => new ContainerIsolation(),
    };

    private static IEnumerable<string> SourcesOf(string mount) =>
        mount.Split(',').Select(static field => field.Split('=', 2)).Where(static field => field is ["source" or "src", _]).Select(static field => field[1]);
}
