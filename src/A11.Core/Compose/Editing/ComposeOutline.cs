using A11.Core.Compose.Model;
using A11.Core.Editing;

namespace A11.Core.Compose.Editing;

/// <summary>The outline of compose files: services.</summary>
internal static class ComposeOutline
{
    public static IEnumerable<OutlineItem> Find(ComposeFile file) => file.Services
        .Select(static service => new OutlineItem(service.Name, OutlineKind.Service, service.Key.Span.Union(service.Mapping.Span), service.Key.Span) { Detail = service.Image?.Value });
}
