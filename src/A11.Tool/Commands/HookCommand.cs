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
    private readonly Option<string> _agent = new("--agent") { Description = "Whose hook it is, which decides on the form of the answer.", HelpName = string.Join('|', HookAnswer.Agents), Required = true };
    private readonly Option<string?> _task = new("--task") { Description = $"The task at hand: an ID in .a11/tasks or a task file; by default what {RepositoryPolicy.TaskVariable} names.", HelpName = "task" };

    public HookCommand(ToolHost host)
        : base("hook", "Answers an agent's hook: may it write this file?")
    {
        _host = host;
        _ = _agent.AcceptOnlyFromAmong(HookAnswer.Agents);
        Add(_agent);
        Add(_task);
        SetAction(parsed => (int)Run(parsed));
    }

    private ExitCode Run(ParseResult parsed)
    {
        var answer = Answer(parsed);
        answer.Write(_host, parsed.GetValue(_agent)!);
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
        if (request.Paths.IsEmpty)
        {
            return request.IsCommand ? new HookAnswer(true, "What a command writes is judged afterwards.")
                : request.IsWriting ? new HookAnswer(false, $"Denied, since it can't be judged: {request.Tool} names no file.")
                : new HookAnswer(true, "It writes no file that it names.");
        }

        if (request.IsReading)
        {
            return new HookAnswer(true, "It only reads.");
        }

        var policy = RepositoryPolicy.Read(_host);
        var judge = policy.JudgeFor(policy.FindTask(parsed.GetValue(_task)));
        var verdicts = request.Paths.Select(path => (Path: path, Verdict: judge.Judge(path, request.Folder ?? _host.CurrentDirectory))).ToArray();
        return Array.Find(verdicts, judged => !judged.Verdict.IsAllowed) is { Path: { } denied } refusal
            ? new HookAnswer(false, $"{denied} may not be written. {refusal.Verdict.Reason} Leave it as it is; what the task needs there a person has to do.")
            : new HookAnswer(true, verdicts[0].Verdict.Reason);
    }
}
