using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using A11.Agents.Agents;
using A11.Agents.Agents.Adapters;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;
using A11.Agents.Processes;
using A11.Agents.Workspaces;
using A11.Core.Files;
using A11.Core.Profiles;

namespace A11.Agents.Tests.Agents;

/// <summary>What an agent printed and how it ended, put before the reader and the judge.</summary>
internal static class Recordings
{
    public static CompletionSignal Signal { get; } = new(ProfileReader.BuiltIn.CompletionSignal);

    public static OutputReader ReaderOf(string agent, Watch watch) => agent switch
    {
        "claude" => new ClaudeReader(watch),
        "codex" => new CodexReader(watch),
        "gemini" => new GeminiReader(watch),
        "opencode" => new OpenCodeReader(watch),
        "copilot" => new CopilotReader(watch),
        "cursor" => new CursorReader(watch),
        _ => new PlainTextReader(watch, Signal),
    };

    /// <summary>Reads a recording as its agent's reader does.</summary>
    public static (AgentVerdict Verdict, AgentReport Report, IReadOnlyList<string> Activities) Judge(string agent, ProcessOutcome outcome, bool hasChanges)
    {
        var activities = new Activities();
        var reader = ReaderOf(agent, new Watch(activities, "/repository"));
        Receive(reader, outcome.Output);
        return (Judge(agent, reader, outcome, hasChanges), reader.Report, activities.All);
    }

    /// <summary>Replays the agent's side of a conversation by protocol.</summary>
    public static AgentVerdict JudgeProtocol(JsonElement recording, ProcessOutcome outcome, bool hasChanges)
    {
        using var workspace = Workspace.Create(MemoryFileSource.FromBytes([]), Path.GetTempPath(), new WorkspaceOptions(), CancellationToken.None);
        var messages = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var folder = messages.Select(message => JsonDocument.Parse(message).RootElement).Select(message => message.Text("msg", "params", "cwd")).First(path => path is not null)!;
        var task = TestJobs.Task("hello.txt");
        var boundary = new A11.Core.Boundaries.Boundary([A11.Core.Boundaries.PathPattern.Parse("*.txt")], []);
        var place = new AgentPlace(workspace, WritePermissions.Create(boundary, task, isStrict: false), IsSandboxed: true, [], []);
        var reader = new ProtocolReader(place, new AgentPrompt("x", null), new Watch(new Activities(), workspace.Folder));
        reader.Begin(new ProcessInput());
        var asked = new Dictionary<long, long>();
        foreach (var message in messages.Select(message => JsonNode.Parse(message.Replace(folder, workspace.Folder, StringComparison.Ordinal))!))
        {
            // The recorder may have asked more than we do, so that its numbers are not ours.
            if (message["msg"]?["method"] is { } method && (string?)message["dir"] == ">" && message["msg"]!["id"] is { } id)
            {
                asked[(long)id] = (string?)method switch { "initialize" => 1, "session/new" => 2, "session/prompt" => 3, _ => 0 };
            }
            else if ((string?)message["dir"] == "<")
            {
                var answer = message["msg"]!;
                if (answer["method"] is null)
                {
                    answer["id"] = asked[(long)answer["id"]!];
                }

                reader.Receive(Encoding.UTF8.GetBytes(answer.ToJsonString()));
            }
        }

        return Judge(recording.GetProperty("name").GetString()!, reader, outcome with { Output = "", ExitCode = 0 }, hasChanges);
    }

    private static AgentVerdict Judge(string agent, OutputReader reader, ProcessOutcome outcome, bool hasChanges, bool isComplete = false)
    {
        reader.Finish(outcome.Output, outcome.Errors);
        return new AgentJudge(agent, outcome, reader.Report, reader.HasEndEvent).JudgeWork(Signal.Read(reader.Report.Messages), hasChanges, isComplete);
    }

    private static void Receive(OutputReader reader, string output)
    {
        foreach (var line in output.Split('\n'))
        {
            reader.Receive(Encoding.UTF8.GetBytes(line));
        }
    }
}

/// <summary>Keeps what an agent was seen doing.</summary>
internal sealed class Activities : IProgress<AgentEvent>
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    public void Report(AgentEvent value)
    {
        lock (_all)
        {
            _all.Add(value.Activity);
        }
    }
}
