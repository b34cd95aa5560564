// Compiles which release of Kubernetes serves which API version into src/A11.Core/Schemas/Tables/kubernetes-versions.txt: dotnet run build/kubernetes-versions.cs API COMMIT
// API is a work tree of kubernetes/api at COMMIT. Its files zz_generated.prerelease-lifecycle.go say when a type was introduced, deprecated and removed, as minor releases of 1.

using System.Globalization;
using System.Text.RegularExpressions;

var table = Path.Combine(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!, "src", "A11.Core", "Schemas", "Tables", "kubernetes-versions.txt");
var types = Directory.GetFiles(args[0], "zz_generated.prerelease-lifecycle.go", SearchOption.AllDirectories).SelectMany(Read).Where(type => type is not { Version: "v1", Kind: "Endpoints" }).Concat(Unlisted())
    .Where(type => !type.Kind.EndsWith("List", StringComparison.Ordinal) && !type.Kind.EndsWith("Options", StringComparison.Ordinal)).OrderBy(type => type.Version, StringComparer.Ordinal).ThenBy(type => type.Kind, StringComparer.Ordinal).ToArray();
File.WriteAllLines(table,
[
    "# Compiled by build/kubernetes-versions.cs: API version, kind, the minor releases that introduced, deprecated and removed it, and what replaces it.",
    $"# kubernetes/api {args[1]} (Apache-2.0); what is no longer there: Kubernetes documentation, “Deprecated API Migration Guide”",
    .. types.Select(type => $"{type.Version} {type.Kind} {Text(type.Introduced)} {Text(type.Deprecated)} {Text(type.Removed)} {ReplacementOf(type) ?? "-"}"),
]);

static string Text(int? release) => release?.ToString(CultureInfo.InvariantCulture) ?? "-";

// A replacement may be gone, too, and some name none: the newest stable version of the group has the kind then.
string? ReplacementOf(ApiType type) => type.Deprecated is null ? null
    : types.FirstOrDefault(other => $"{other.Version}" == type.Replacement && other.Kind == type.Kind) is { } next ? next.Deprecated is null ? next.Version : ReplacementOf(next)
    : type.Replacement ?? types.Where(other => other.Deprecated is null && other.Kind == type.Kind && GroupOf(other) == GroupOf(type)).Select(static other => other.Version).LastOrDefault();

static string GroupOf(ApiType type) => type.Version[..(type.Version.LastIndexOf('/') + 1)];

static IEnumerable<ApiType> Read(string path)
{
    var folder = Path.GetDirectoryName(path)!;
    var group = Regex.Match(File.ReadAllText(Path.Combine(folder, "register.go")), "GroupName\\s*=\\s*\"([^\"]*)\"").Groups[1].Value;
    var version = (group.Length == 0 ? "" : $"{group}/") + Path.GetFileName(folder);
    var text = File.ReadAllText(path);
    var releases = Regex.Matches(text, "func \\(in \\*(\\w+)\\) APILifecycle(Introduced|Deprecated|Removed)\\(\\) \\(major, minor int\\) \\{\\s*return 1, (\\d+)").ToLookup(match => match.Groups[1].Value);
    var replacements = Regex.Matches(text, "func \\(in \\*(\\w+)\\) APILifecycleReplacement\\(\\)[^{]*\\{\\s*return schema.GroupVersionKind\\{Group: \"([^\"]*)\", Version: \"([^\"]*)\"")
        .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Length == 0 ? "" : $"{match.Groups[2].Value}/") + match.Groups[3].Value);
    foreach (var kind in releases)
    {
        int? Release(string step) => kind.FirstOrDefault(match => match.Groups[2].Value == step) is { } match ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : null;
        yield return new ApiType(version, kind.Key, Release("Introduced"), Release("Deprecated"), Release("Removed"), replacements.GetValueOrDefault(kind.Key));
    }
}

// What the package no longer has or says only in a comment (v1 Endpoints).
static IEnumerable<ApiType> Unlisted() =>
[
    new("v1", "Endpoints", 0, 33, null, "discovery.k8s.io/v1/EndpointSlice"),
    new("extensions/v1beta1", "PodSecurityPolicy", 2, 10, 16, null),
    new("policy/v1beta1", "PodSecurityPolicy", 10, 21, 25, null),
    new("autoscaling/v2beta1", "HorizontalPodAutoscaler", 8, 22, 25, "autoscaling/v2"),
    new("autoscaling/v2beta2", "HorizontalPodAutoscaler", 12, 23, 26, "autoscaling/v2"),
    new("apiextensions.k8s.io/v1", "CustomResourceDefinition", 16, null, null, null),
    new("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", 7, 16, 22, "apiextensions.k8s.io/v1"),
    new("apiregistration.k8s.io/v1", "APIService", 10, null, null, null),
    new("apiregistration.k8s.io/v1beta1", "APIService", 7, 19, 22, "apiregistration.k8s.io/v1"),
];

internal sealed record ApiType(string Version, string Kind, int? Introduced, int? Deprecated, int? Removed, string? Replacement);
