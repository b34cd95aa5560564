using System.Collections.Frozen;
using System.Globalization;
using A11.Core.Schemas;

namespace A11.Core.Kubernetes.Model;

/// <summary>Which releases serve which API version (Kubernetes documentation, “Deprecated API Migration Guide”; k8s.io/api, <c>APILifecycle…</c>).</summary>
internal static class ApiLifecycles
{
    /// <summary>Three releases are supported at a time (Kubernetes documentation, “Version Skew Policy”).</summary>
    private const int SupportedReleases = 3;

    private static readonly Lazy<FrozenDictionary<(string Version, string Kind), ApiLifecycle>> ReadTable = new(static () =>
        SchemaTables.Lines("kubernetes-versions").Select(static line => line.Split(' '))
            .ToFrozenDictionary(static fields => (fields[0], fields[1]), static fields => new ApiLifecycle(Release(fields[2]) ?? 0, Release(fields[3]), Release(fields[4]), fields[5] == "-" ? null : fields[5])));

    private static readonly Lazy<int> FindOldestSupported = new(static () => ReadTable.Value.Values.Max(static lifecycle => lifecycle.Introduced) - SupportedReleases + 1);

    /// <summary>The minor number of the oldest release that was supported when the table was made.</summary>
    public static int OldestSupported => FindOldestSupported.Value;

    /// <summary>What is known of a kind in an API version; null where nothing is, as for custom resources.</summary>
    public static ApiLifecycle? Find(string version, string kind) => ReadTable.Value.GetValueOrDefault((version, kind));

    private static int? Release(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var release) ? release : null;
}

/// <summary>When a kind is in an API version, by minor releases of Kubernetes 1.</summary>
/// <param name="Introduced">The first release that serves it.</param>
/// <param name="Deprecated">The release that deprecates it; null where none does.</param>
/// <param name="Removed">The first release that no longer serves it; null where none is known.</param>
/// <param name="Replacement">The API version to use, with the kind where that is another; null where there is none.</param>
internal sealed record ApiLifecycle(int Introduced, int? Deprecated, int? Removed, string? Replacement);
