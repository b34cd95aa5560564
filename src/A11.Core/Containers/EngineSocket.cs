namespace A11.Core.Containers;

/// <summary>Sockets through which a container engine takes orders: who holds one owns the host.</summary>
public static class EngineSocket
{
    /// <summary>
    /// The names of the sockets of Docker, containerd (k3s and others put it in directories of their own), CRI-O, cri-dockerd and Podman, and of Docker's pipe on Windows
    /// (the documentation of each, and Kubernetes' “Container Runtimes”).
    /// </summary>
    private static readonly string[] Names = ["docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock", "podman.sock", "docker_engine"];

    /// <summary>Whether a path of a host is such a socket.</summary>
    public static bool Is(string path)
    {
        var slash = path.AsSpan().LastIndexOfAny('/', '\\');
        return slash >= 0 && Names.Contains(path[(slash + 1)..]);
    }
}
