using A11.Core.Docker.Model;
using A11.Core.Editing;

namespace A11.Core.Docker.Editing;

/// <summary>What Dockerfiles define and use by name: stages, and build arguments before the first of them.</summary>
/// <param name="model">The Dockerfile.</param>
/// <param name="path">Its path.</param>
internal sealed class DockerSymbols(DockerfileModel model, string path)
{
    /// <summary>All definitions and uses.</summary>
    public IEnumerable<SymbolUse> Find() => [.. Definitions(), .. Parents(), .. Sources()];

    private IEnumerable<SymbolUse> Definitions() =>
        model.Stages.Where(static stage => stage is { Name.Length: > 0, From.Words.Length: >= 3 }).Select(stage => new SymbolUse(SymbolOf(stage), stage.From!.Words[2].Span, IsDefinition: true));

    private IEnumerable<SymbolUse> Parents() => model.Stages.Where(static stage => stage is { Parent.Name.Length: > 0 }).Select(stage => new SymbolUse(SymbolOf(stage.Parent!), stage.ImageSpan));

    private IEnumerable<SymbolUse> Sources() =>
        model.Stages.SelectMany(static stage => stage.References).Where(static reference => reference.Target is { Name.Length: > 0 }).Select(reference => new SymbolUse(SymbolOf(reference.Target!), reference.Span));

    private Symbol SymbolOf(Stage stage) => new(path, SymbolKind.Stage, stage.Name);
}
