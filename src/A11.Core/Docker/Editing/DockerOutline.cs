using A11.Core.Docker.Model;
using A11.Core.Editing;
using A11.Core.Text;

namespace A11.Core.Docker.Editing;

/// <summary>The outline of Dockerfiles: stages.</summary>
internal static class DockerOutline
{
    public static IEnumerable<OutlineItem> Find(DockerfileModel model) => model.Stages.Where(static stage => stage.From is not null).Select(Read);

    private static OutlineItem Read(Stage stage)
    {
        var from = stage.From!;
        var span = stage.Instructions.IsEmpty ? from.Span : from.Span.Union(stage.Instructions[^1].Span);
        var name = stage.Name.Length > 0 ? from.Words[2].Span : stage.ImageSpan.Length > 0 && from.Span.Contains(stage.ImageSpan) ? stage.ImageSpan : from.Keyword;
        return new OutlineItem(stage.Name.Length > 0 ? stage.Name : $"stage {stage.Index}", OutlineKind.Stage, span, span.Contains(name) ? name : new TextSpan(span.Start, 0)) { Detail = from.Words.IsEmpty ? null : from.Words[0].Value };
    }
}
