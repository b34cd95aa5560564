using System.CommandLine;
using A11.Agents.Repositories;
using A11.Tool.Initialization;

namespace A11.Tool.Commands;

/// <summary><c>a11 init</c>: sets a repository up, and overwrites nothing.</summary>
internal sealed class InitCommand : Command
{
    private readonly ToolHost _host;

    public InitCommand(ToolHost host)
        : base("init", "Sets the repository up: configuration, a first task, the package in the build. Overwrites nothing.")
    {
        _host = host;
        SetAction(parsed => (int)Run());
    }

    private ExitCode Run()
    {
        var (root, files, _) = CheckScope.ResolveRepository(_host);
        var survey = RepositorySurvey.Of(files);
        Create(root, StarterConfiguration.Path, StarterConfiguration.Text);
        if (StarterTask.For(survey) is { } task)
        {
            Create(root, task.Path, task.ToText());
        }

        ReferencePackage(root, survey);
        _host.Output.WriteLine();
        _host.Output.WriteLine("Next:");
        _host.Output.WriteLine("  dotnet a11 check      what the rules find now");
        _host.Output.WriteLine("  dotnet a11 baseline   to record it, so that only new findings fail");
        _host.Output.WriteLine("  dotnet a11 run        to have the agent carry out the tasks in .a11/tasks");
        return ExitCode.Clean;
    }

    private void ReferencePackage(string root, RepositorySurvey survey)
    {
        if (PackageReference.For(survey) is not { } reference)
        {
            _host.Output.WriteLine("There is no .NET project here: run “dotnet a11 check” in CI to have the rules guard the repository.");
        }
        else if (reference.IsThere)
        {
            _host.Output.WriteLine($"kept     {reference.Path}: it refers to {PackageReference.Package} already");
        }
        else if (reference.NewText is { } text)
        {
            FileWriter.Write(root, reference.Path, reference.Encode(text));
            _host.Output.WriteLine($"{(reference.IsNew ? "created " : "extended")} {reference.Path}: every build now checks the repository");
        }
        else
        {
            _host.Output.WriteLine($"{reference.Path} has no place to add to; write into it: {reference.Element}");
        }
    }

    private void Create(string root, string path, string text)
    {
        if (Path.Exists(Path.Combine(root, path)))
        {
            _host.Output.WriteLine($"kept     {path}: it is there already");
            return;
        }

        FileWriter.Write(root, path, System.Text.Encoding.UTF8.GetBytes(text));
        _host.Output.WriteLine($"created  {path}");
    }
}
