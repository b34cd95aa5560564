using System.Text.Json;
using A11.Agents.Processes;

namespace A11.Agents.Agents.Output;

/// <summary>Reads what an agent prints, while it prints it.</summary>
/// <param name="watch">Told what the agent does.</param>
internal abstract class OutputReader(Watch watch) : IConversation
{
    /// <summary>What it is given on its standard input, which is closed behind it.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>What the agent said of its run so far.</summary>
    public AgentReport Report { get; } = new();

    /// <summary>Whether it has said all that it will.</summary>
    public virtual bool IsFinished => Report.Succeeded is not null;

    /// <summary>Whether an agent that ends well always says so by an event of its own.</summary>
    public virtual bool HasEndEvent => true;

    /// <inheritdoc/>
    public virtual void Begin(ProcessInput input)
    {
        input.Write(Input);
        input.Close();
    }

    /// <inheritdoc/>
    public abstract void Receive(ReadOnlyMemory<byte> line);

    /// <summary>Everything was printed.</summary>
    /// <param name="output">All of standard output.</param>
    /// <param name="errors">All of standard error.</param>
    public virtual void Finish(string output, string errors)
    {
    }

    /// <summary>Tells that a tool is being used.</summary>
    protected void Show(string tool, JsonElement? input)
    {
        var kind = ToolNames.KindOf(tool);
        watch.Show(kind, kind == ToolKind.Other ? tool : input?.Target() ?? "");
    }
}
