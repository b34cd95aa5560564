using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Images;
using A11.Core.Json.Syntax;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.DevContainers.Model;

/// <summary>A <c>devcontainer.json</c> (Development Containers specification, “Dev Container metadata reference”).</summary>
internal sealed record DevContainerFile
{
    private static readonly JsonValue Nothing = new(JsonValueKind.Undefined, default);

    private readonly JsonValue _root;

    private DevContainerFile(JsonTree tree)
    {
        _root = tree.Root ?? Nothing;
        Problem = tree.Problem ?? (_root.Kind is JsonValueKind.Object ? null : (_root.Span, "an object is expected"));
        Comments = tree.Comments;
    }

    /// <summary>Why tools can't read the file, and where; null where they can.</summary>
    public (TextSpan Place, string Reason)? Problem { get; }

    /// <summary>Its comments.</summary>
    public ImmutableArray<Comment> Comments { get; }

    /// <summary>The image that the container is made of; null where it is built or named elsewhere.</summary>
    public JsonValue? Image => _root["image"] is { Text: not null } image ? image : null;

    /// <summary>The image as a reference; null where there is none.</summary>
    public ImageReference? Reference => Image is { Text: { } name } ? ImageReference.Parse(name) : null;

    /// <summary>The Dockerfile and the compose files that it is made from, as they are written, from the file's own directory.</summary>
    public IEnumerable<JsonValue> Sources
    {
        get
        {
            var compose = _root["dockerComposeFile"];
            JsonValue?[] files = [_root["build"]?["dockerfile"], _root["dockerFile"], compose, .. compose?.Items ?? []];
            return files.OfType<JsonValue>().Where(static file => file.Text is not null);
        }
    }

    /// <summary>The file as this format.</summary>
    public static DevContainerFile Read(SourceFile file) => file.Syntax(static file => new DevContainerFile(JsonReader.ReadWithComments(file.Text)));

    /// <summary>A value of the root; null where it has none.</summary>
    public JsonValue? Find(string name) => _root[name];
}
