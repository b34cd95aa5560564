using System.Globalization;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Languages;

/// <summary>The image of a Python program: packages are built in a stage with compilers, and run in a slim one.</summary>
internal static class PythonContainer
{
    private const int DefaultPort = 8000;

    public static Container Compose(ProjectFiles files, PythonProject project, ImageTags images, string version, ContainerRequest request)
    {
        if (project.HasWorkspace)
        {
            throw new RefusalException("pyproject.toml holds a workspace; the built-in agent writes images of a repository that is one package.");
        }

        var entry = PythonEntryPoint.Find(files, request)
            ?? throw new RefusalException("No entry point was found: no FastAPI, Starlette, Flask, Quart or Django application, and no main.py, app.py or __main__.py.");
        var runtime = images.Find("python", version, "slim");
        var builder = images.Find("python", version, runtime.Contains("bookworm", StringComparison.Ordinal) ? "bookworm" : "trixie", "bookworm", "slim");
        int? port = entry.Framework is null
            ? null
            : SourceScan.FindPort(files, files.Sources(".py").Concat(files.Paths.Where(path => path is "Procfile")), "--port ", "--port=", "port=", "port = ") ?? DefaultPort;
        var health = port is null ? null : SourceScan.FindHealthPath(files, ".py");
        var command = port is { } number ? HealthCommand(number, health) : null;
        var lines = new DockerfileText()
            .Comment("Packages are built here, where compilers are, so that the image that runs needs none of them.")
            .Line($"FROM {builder} AS build")
            .Line("WORKDIR /build")
            .Line("RUN python -m venv /opt/venv")
            .Line("ENV PATH=/opt/venv/bin:$PATH")
            .Lines(Install(project))
            .Blank()
            .Line($"FROM {runtime} AS production")
            .CreateUser()
            .Line("WORKDIR /app")
            .Line("COPY --from=build /opt/venv /opt/venv")
            .Lines(SourceCopies.List(files, Folders(files), path => path.EndsWith(".py", StringComparison.Ordinal)))
            .Comment("Logs come out at once, and nothing is written beside the sources.")
            .Line("ENV PATH=/opt/venv/bin:$PATH \\")
            .Line($"    PYTHONUNBUFFERED=1 \\")
            .Line(entry.SearchPath.Length > 0 ? $"    PYTHONDONTWRITEBYTECODE=1 \\\n    PYTHONPATH=/app/{entry.SearchPath}" : "    PYTHONDONTWRITEBYTECODE=1")
            .Line("USER 10001")
            .Service(port, command)
            .Comment("Exec form: the program itself gets the stop signal.")
            .Line(Start(project, entry, port));
        return new Container(port, health, command, lines.ToString());
    }

    private static string[] Folders(ProjectFiles files)
    {
        var folders = files.Sources(".py").Where(path => !Path.GetFileName(path).StartsWith("setup.", StringComparison.Ordinal)).Select(path => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "").Distinct(StringComparer.Ordinal).ToArray();
        return folders.Length == 0 ? [""] : folders;
    }

    private static string[] Install(PythonProject project) => project.Installer switch
    {
        PythonInstaller.Uv => [$"RUN pip install --no-cache-dir uv=={ToolVersions.Find("uv")}", "COPY pyproject.toml uv.lock ./", "RUN UV_PROJECT_ENVIRONMENT=/opt/venv uv sync --locked --no-dev --no-install-project --no-cache"],
        PythonInstaller.Poetry => [$"RUN pip install --no-cache-dir poetry=={ToolVersions.Find("poetry")}", "COPY pyproject.toml poetry.lock ./", "RUN poetry install --only=main --no-root --no-interaction --no-cache"],
        _ when !project.Requirements.IsEmpty => [$"COPY {project.Requirements[0]} ./requirements.txt", "RUN pip install --no-cache-dir -r requirements.txt"],
        _ => throw new RefusalException("The program's packages are named neither by a requirements.txt nor by a uv.lock or poetry.lock, so that an image of it could not be built twice alike; add one of them."),
    };

    /// <summary>The image has no curl; Python itself asks.</summary>
    private static string HealthCommand(int port, string? path) => path is null
        ? string.Create(CultureInfo.InvariantCulture, $"[\"python\", \"-c\", \"import socket; socket.create_connection(('127.0.0.1', {port}), timeout=3).close()\"]")
        : string.Create(CultureInfo.InvariantCulture, $"[\"python\", \"-c\", \"import urllib.request; urllib.request.urlopen('http://127.0.0.1:{port}{path}', timeout=3)\"]");

    private static string Start(PythonProject project, PythonEntryPoint entry, int? port)
    {
        var target = $"{entry.Module}:{entry.Object}";
        var bind = string.Create(CultureInfo.InvariantCulture, $"0.0.0.0:{port}");
        return entry.Framework switch
        {
            null => $"ENTRYPOINT [\"python\", \"-m\", \"{entry.Module}\"]",
            "FastAPI" or "Starlette" when project.Needs("gunicorn") && project.Needs("uvicorn") => $"ENTRYPOINT [\"gunicorn\", \"--worker-class\", \"uvicorn.workers.UvicornWorker\", \"--bind\", \"{bind}\", \"{target}\"]",
            "FastAPI" or "Starlette" or "Quart" when project.Needs("hypercorn") => $"ENTRYPOINT [\"hypercorn\", \"--bind\", \"{bind}\", \"{target}\"]",
            "FastAPI" or "Starlette" or "Quart" when project.Needs("uvicorn") || project.Needs("fastapi") => string.Create(CultureInfo.InvariantCulture, $"ENTRYPOINT [\"python\", \"-m\", \"uvicorn\", \"{target}\", \"--host\", \"0.0.0.0\", \"--port\", \"{port}\"]"),
            _ when project.Needs("gunicorn") => $"ENTRYPOINT [\"gunicorn\", \"--bind\", \"{bind}\", \"{target}\"]",
            _ when project.Needs("waitress") => $"ENTRYPOINT [\"waitress-serve\", \"--listen={bind}\", \"{target}\"]",
            _ => throw new RefusalException($"The {entry.Framework} application has no server for production among its packages; add uvicorn, gunicorn, hypercorn or waitress."),
        };
    }
}
