namespace A11.Agents.Agents.Output;

/// <summary>What an agent said of its own run. Nothing in it is believed by itself.</summary>
internal sealed class AgentReport
{
    private readonly List<string> _messages = [];
    private readonly List<(string Tool, string Target)> _refusals = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>What it said to whoever gave it the task, in order.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>The last thing that it said; empty where it said nothing.</summary>
    public string FinalText => _messages.Count == 0 ? "" : _messages[^1];

    /// <summary>Whether its own end event says that the run succeeded; null where there was none.</summary>
    public bool? Succeeded { get; set; }

    /// <summary>Whether it said that it was interrupted.</summary>
    public bool WasInterrupted { get; set; }

    /// <summary>What it gave as the error of its run, in its own words; empty where nothing.</summary>
    public string Complaint { get; private set; } = "";

    /// <summary>What went wrong between it and its service.</summary>
    public ServiceFault? Fault { get; private set; }

    /// <summary>The session's ID, by which it can be taken up again.</summary>
    public string? SessionId { get; set; }

    /// <summary>What it used.</summary>
    public AgentUsage Usage { get; set; } = AgentUsage.Unknown;

    /// <summary>The tools that it was refused and what for, such as <c>Write src/App.cs</c>; those that it got its way with later are left out.</summary>
    public IEnumerable<string> Refusals => _refusals.Where(refusal => !_written.Contains(refusal.Target)).Select(refusal => $"{refusal.Tool} {refusal.Target}".Trim() is { Length: > 0 } named ? named : "a tool").Distinct(StringComparer.Ordinal);

    /// <summary>It said something.</summary>
    public void Say(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _messages.Add(text);
        }
    }

    /// <summary>It said more of what it was saying.</summary>
    public void SayMore(string text)
    {
        if (_messages.Count == 0)
        {
            _messages.Add(text);
        }
        else
        {
            _messages[^1] += text;
        }
    }

    /// <summary>One of its tools was refused.</summary>
    public void Refuse(string tool, string target) => _refusals.Add((tool, target));

    /// <summary>It wrote a file.</summary>
    public void Write(string target) => _ = _written.Add(target);

    /// <summary>It told of an error.</summary>
    /// <param name="message">In its own words.</param>
    /// <param name="status">The HTTP status that came with it.</param>
    /// <param name="isRetryable">Whether it says itself that another try may help.</param>
    public void Complain(string message, int? status = null, bool? isRetryable = null)
    {
        if (message.Length > 0)
        {
            Complaint = message;
            Fault = ServiceFault.Find(message, status, isRetryable) ?? Fault;
        }
    }
}
