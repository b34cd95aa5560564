using System.CommandLine;
using A11.Tool.Hooks;

namespace A11.Tool.Commands;

/// <summary>
/// <c>a11 hook</c>: answers an agent that asks before it writes. Whatever is in doubt is denied, by exit code 2, which is the only failure that agents
/// take for a denial.
/// </summary>
internal sealed class HookCommand : Command
{
    private readonly ToolHost _host;
    private readonly Option<string> _agent = new("--agent") { Description = "Whose hook it is, which decides on the form of the answer.", HelpName = "claude|cursor", Required = true };
    private readonly Option<string?> _task = new("--task") { Description = $"The task at hand: an ID in .a11/tasks or a task file; by default what {RepositoryPolicy.TaskVariable} names.", HelpName = "task" };

    public HookCommand(ToolHost host)
        : base("hook", "Answers an agent's hook: may it write this file?")
    {
        _host = host;
        _ = _agent.AcceptOnlyFromAmong("claude", "cursor");
        Add(_agent);
        Add(_task);
        SetAction(parsed => (int)Run(parsed));
    }

    private ExitCode Run(ParseResult parsed)
    {
        var answer = Answer(parsed);
        if (parsed.GetValue(_agent) == "cursor")
        {
            answer.WriteForCursor(_host);
        }
        else
        {
            answer.WriteForClaude(_host);
        }

        if (answer.IsAllowed)
        {
            return ExitCode.Clean;
        }

        _host.Tell(answer.Reason);
        return ExitCode.Usage;
    }

    private HookAnswer Answer(ParseResult parsed)
    {
        try
        {
            return Judge(HookRequest.Parse(_host.ReadInput()), parsed);
        }
#pragma warning disable CA1031 // Whatever goes wrong here, an agent that may write would be worse than one that may not.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new HookAnswer(false, $"Denied, since it can't be judged: {error.Message}");
        }
    }

    private HookAnswer Judge(HookRequest request, ParseResult parsed)
    {
        if (request.IsCommand)
        {
            return new HookAnswer(true, "What a command writes is judged afterwards.");
        }

        if (request.IsReading || (request.Path is null && !request.IsWriting))
        {
            return new HookAnswer(true, "It writes no file that it names.");
        }

        if (string.IsNullOrEmpty(request.Path))
        {
            return new HookAnswer(false, $"Denied, since it can't be judged: {request.Tool} names no file.");
        }

        var policy = RepositoryPolicy.Read(_host);
        var verdict = policy.JudgeFor(policy.FindTask(parsed.GetValue(_task))).Judge(request.Path, request.Folder ?? _host.CurrentDirectory);
        return verdict.IsAllowed
            ? new HookAnswer(true, verdict.Reason)
            : new HookAnswer(false, $"{request.Path} may not be written. {verdict.Reason} Leave it as it is; what the task needs there a person has to do.");
    }
}
