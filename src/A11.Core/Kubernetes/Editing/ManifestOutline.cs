using A11.Core.Editing;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;

namespace A11.Core.Kubernetes.Editing;

/// <summary>The outline of manifests: objects, and the containers in them.</summary>
internal static class ManifestOutline
{
    public static IEnumerable<OutlineItem> Find(IEnumerable<Manifest> manifests) => manifests.Select(Read);

    private static OutlineItem Read(Manifest manifest)
    {
        var span = manifest.Root.Span;
        return new OutlineItem(manifest.Title, OutlineKind.Resource, span, span.Contains(manifest.Place) ? manifest.Place : new TextSpan(span.Start, 0))
        {
            Detail = manifest.ApiVersion.Value,
            Children = [.. (manifest.Workload?.Containers ?? []).Where(container => span.Contains(container.Mapping.Span))
                .Select(static container => new OutlineItem(container.Name.Length == 0 ? "container" : container.Name, OutlineKind.Container, container.Mapping.Span, new TextSpan(container.Mapping.Span.Start, 0)) { Detail = container.Image?.Value })],
        };
    }
}
