namespace A11.Agents.Agents.Output;

/// <summary>Tells somebody who watches what an agent does, once each time that it changes.</summary>
/// <param name="progress">Who watches.</param>
/// <param name="folder">The workspace, whose path in front of a file's is left out.</param>
internal sealed class Watch(IProgress<AgentEvent> progress, string folder)
{
    private AgentEvent? _last;

    /// <summary>A tool is being used.</summary>
    public void Show(ToolKind kind, string target) => Show(AgentActivity.Describe(kind, target, folder));

    /// <summary>The agent thinks.</summary>
    public void ShowThinking() => Show(new AgentEvent("thinks"));

    private void Show(AgentEvent activity)
    {
        if (activity != _last)
        {
            _last = activity;
            progress.Report(activity);
        }
    }
}
