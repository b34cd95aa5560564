using A11.Core.Analysis;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes;

/// <summary>
/// Annotations by which peers let an object silence findings: <c>ignore-check.kube-linter.io/NAME: reason</c> and
/// <c>kube-linter.io/ignore-all: reason</c> (kube-linter, “Ignoring violations”), <c>checkov.io/skip1: ID=reason</c> (Checkov,
/// “Suppressing and skipping policies”).
/// </summary>
internal static class IgnoringAnnotations
{
    private const string KubeLinterCheck = "ignore-check.kube-linter.io/";
    private const string KubeLinterAll = "kube-linter.io/ignore-all";
    private const string CheckovSkip = "checkov.io/skip";

    public static IEnumerable<Suppression> Read(Manifest manifest)
    {
        foreach (var annotation in manifest.Root["metadata"]?.AsMapping?["annotations"]?.AsMapping?.Entries ?? [])
        {
            var (key, value) = (annotation.Name, annotation.Value.Text ?? "");
            if (key == KubeLinterAll)
            {
                yield return Create(manifest, annotation, "kube-linter", null, value);
            }
            else if (key.StartsWith(KubeLinterCheck, StringComparison.Ordinal))
            {
                yield return Create(manifest, annotation, "kube-linter", key[KubeLinterCheck.Length..], value);
            }
            else if (key.StartsWith(CheckovSkip, StringComparison.Ordinal))
            {
                var equals = value.IndexOf('=', StringComparison.Ordinal);
                yield return Create(manifest, annotation, "checkov", equals < 0 ? value : value[..equals], equals < 0 ? "" : value[(equals + 1)..]);
            }
        }
    }

    private static Suppression Create(Manifest manifest, YamlEntry annotation, string peer, string? name, string reason) =>
        new(annotation.Span, name is null ? [] : [new SuppressedName($"{peer}/{name.Trim()}", annotation.Span)], manifest.Root.Span, peer, reason.Trim() is { Length: > 0 } given ? given : null);
}
