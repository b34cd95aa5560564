using A11.Core.Compose.Model;
using A11.Core.Editing;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Editing;

/// <summary>What can be put in where somebody types in a compose file.</summary>
/// <param name="edited">The file, with what can be read of it.</param>
/// <param name="file">What can be read.</param>
internal sealed class ComposeSuggestions(EditedFile edited, ComposeFile file)
{
    /// <summary>All that fits.</summary>
    public IEnumerable<Suggestion> Find() => YamlCursor.Find(edited.Text, edited.Offset) is { IsInBlock: false } cursor ? FindNames(cursor).Concat(SchemaPath.Suggest(ComposeSchema.Table.Root, cursor)) : [];

    private IEnumerable<Suggestion> FindNames(YamlCursor cursor) => cursor.Path switch
    {
        ["services", var name, "depends_on", ..] => Names(file.Services.Select(static service => service.Name).Where(other => other != name), cursor),
        ["services", _, "extends", "service"] or ["services", _, "links", YamlCursor.Item] => Names(file.Services.Select(static service => service.Name), cursor),
        ["services", _, ("networks" or "secrets" or "configs" or "volumes") and var kind, ..] => Names((file.Root[kind]?.AsMapping?.Entries ?? []).Select(static entry => entry.Name), cursor),
        ["services", var name, "build", "target"] => Names(StagesOf(name), cursor),
        _ => [],
    };

    private IEnumerable<string> StagesOf(string name) =>
        file.Find(name)?.Dockerfile(edited.Readable.Directory) is { } dockerfile && edited.Repository.Facts.ImageAt(dockerfile) is { } image ? image.Stages.Where(static stage => stage.Length > 0) : [];

    private static IEnumerable<Suggestion> Names(IEnumerable<string> names, YamlCursor cursor) =>
        names.Where(name => !cursor.Siblings.Contains(name)).Select(name => new Suggestion(name, SuggestionKind.Name, cursor.Replaced));
}
