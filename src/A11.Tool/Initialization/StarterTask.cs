using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using A11.Core.Tasks;
using A11.Core.Text;

namespace A11.Tool.Initialization;

/// <summary>A first task for the agent.</summary>
/// <param name="Title">What it asks for.</param>
/// <param name="Criteria">What must hold for it to be done.</param>
/// <param name="File">The file to create.</param>
internal sealed record StarterTask(string Title, ImmutableArray<string> Criteria, string File)
{
    /// <summary>Where the task is written, from the repository's root.</summary>
    public const string Path = ".a11/tasks/T001.json";

    private const string Id = "T001";

    /// <summary>The task as those who carry it out read it.</summary>
    public DevOpsTask ToTask() => TaskReader.Read(new SourceText(ToText()), Path).Tasks[0];

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
