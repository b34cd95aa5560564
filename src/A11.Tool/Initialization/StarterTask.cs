using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace A11.Tool.Initialization;

/// <summary>A first task for the agent: the most useful file that the repository lacks.</summary>
/// <param name="Id">The task's ID.</param>
/// <param name="Title">What it asks for.</param>
/// <param name="Criteria">What must hold for it to be done.</param>
/// <param name="File">The file to create.</param>
internal sealed record StarterTask(string Id, string Title, ImmutableArray<string> Criteria, string File)
{
    private const string FirstId = "T001";

    /// <summary>Where the task is written, from the repository's root.</summary>
    public string Path => $".a11/tasks/{Id}.json";

    /// <summary>The task that suits a repository; null where it has both a pipeline and an image, or shows no language.</summary>
    public static StarterTask? For(RepositorySurvey survey) => survey switch
    {
        { Language: null } => null,
        { HasWorkflow: false } => new StarterTask(
            FirstId,
            $"Create CI pipeline for {survey.Language} project",
            ["Run tests on push and PR", "Cache dependencies for speed"],
            ".github/workflows/ci.yml"),
        { HasDockerfile: false } => new StarterTask(
            FirstId,
            "Create production Dockerfile",
            ["Multi-stage build for smaller image", "Non-root user for security"],
            "Dockerfile"),
        _ => null,
    };

    /// <summary>The task as JSON.</summary>
    public string ToText()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("task_id", Id);
            json.WriteString("title", Title);
            json.WriteStartArray("acceptance_criteria");
            foreach (var criterion in Criteria)
            {
                json.WriteStringValue(criterion);
            }

            json.WriteEndArray();
            json.WriteStartArray("files_to_create");
            json.WriteStringValue(File);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
