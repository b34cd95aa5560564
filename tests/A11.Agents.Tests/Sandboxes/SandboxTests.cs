using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using A11.Agents.Sandboxes;
using A11.Core.Configuration;

namespace A11.Agents.Tests.Sandboxes;

/// <summary>What a process can do in each sandbox of this system, and what a hostile one can't.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class SandboxTests
{
    private const string Done = "done";
    private const string Bubble = "bubblewrap";
    private const string Kernel = "landlock";

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void It_writes_its_workspace_its_home_and_its_temporary_directory_alone(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var (output, errors) = place.Run("""
            echo a > inside && echo b > "$HOME/inside" && echo c > "$TMPDIR/inside" && mkdir d && mv inside d/ && ln d/inside again && echo done
            echo x > "$ROOT/outside"; echo x > "$ROOT/../outside"; echo x > "$OUTSIDE/outside"; echo x > /etc/a11-outside; echo x > /var/a11-outside
            echo x > "$PRIVATE/outside"; echo x > "$REAL_HOME/a11-outside"; echo x > /tmp/a11-outside; echo x > /usr/a11-outside; ln /usr/bin/env "$ROOT/outside"
            """);
        Assert.AreEqual(Done, output, errors);
        Assert.IsTrue(File.Exists(Path.Combine(place.Workspace.Folder, "d", "inside")));
        Assert.IsTrue(File.Exists(Path.Combine(place.Workspace.Home, "inside")));
        Assert.AreSequenceEqual(["inside"], Directory.EnumerateFiles(place.Workspace.Temporary).Select(Path.GetFileName));
        Assert.IsFalse(place.Repository.Has("outside"));
        Assert.IsFalse(place.Outside.Has("outside"));
        foreach (var path in (string[])["/tmp/a11-outside", "/etc/a11-outside", "/var/a11-outside", "/usr/a11-outside", Path.Combine(Path.GetDirectoryName(place.Workspace.Folder)!, "outside")])
        {
            Assert.IsFalse(File.Exists(path), path);
        }
    }

    [TestMethod]
    [DataRow(Bubble, "$ROOT/.env")]
    [DataRow(Kernel, "$ROOT/.env")]
    [DataRow(Bubble, "$ROOT/.git/config")]
    [DataRow(Kernel, "$ROOT/.git/config")]
    [DataRow(Bubble, "$OUTSIDE/secret")]
    [DataRow(Kernel, "$OUTSIDE/secret")]
    [DataRow(Bubble, "/etc/shadow")]
    [DataRow(Kernel, "/etc/shadow")]
    [DataRow(Bubble, "/proc/$HOST/environ")]
    [DataRow(Kernel, "/proc/$HOST/environ")]
    [DataRow(Bubble, "/proc/$HOST/root/etc/shadow")]
    [DataRow(Kernel, "/proc/$HOST/root/etc/shadow")]
    [DataRow(Bubble, "/proc/self/root/etc/shadow")]
    [DataRow(Kernel, "/proc/self/root/etc/shadow")]
    [DataRow(Bubble, "/dev/mem")]
    [DataRow(Kernel, "/dev/mem")]
    [DataRow(Bubble, "/proc/kcore")]
    [DataRow(Kernel, "/proc/kcore")]
    public void What_is_outside_cannot_be_read(string sandbox, string path)
    {
        using var place = new SandboxPlace(sandbox);
        _ = place.Outside.With("secret", "hunter2");
        _ = place.Repository.Git("config", "http.extraHeader", "AUTHORIZATION: hunter2");
        var (output, _) = place.Run($"head -c 20 \"{path}\" && echo opened; ln -s \"{path}\" link; head -c 20 link && echo opened; echo done");
        Assert.AreEqual(Done, output);
    }

    [TestMethod]
    public void Nothing_else_is_there_at_all()
    {
        using var place = new SandboxPlace(Bubble);
        _ = place.Outside.With("secret", "hunter2");
        var (output, errors) = place.Run("""
            for p in "$ROOT" "$OUTSIDE" /run /var/lib /var/log /boot /srv /sys /etc/shadow /etc/ssh /etc/ssl/private /etc/gitconfig /etc/npmrc "$REAL_HOME/.ssh" "$REAL_HOME/.aws" "$REAL_HOME/.config" "$REAL_HOME/.nuget" "$REAL_HOME/.bash_history"; do
              test -e "$p" && echo "$p"
            done
            ls -A /tmp /var/tmp | grep -v -e '^/' -e '^$' -e "$(basename "$PRIVATE")" -e 'a11-probe' ; cut -d: -f1 /etc/passwd | grep -v -e root -e nobody -e "$(id -un)"; touch /new 2>/dev/null && echo /new; echo done
            """);
        var allowed = output.Split('\n').Where(line => line != Done && !IsNeeded(line)).ToArray();
        Assert.IsEmpty(allowed, string.Join(' ', allowed));
        StringAssert.EndsWith(output, Done, errors);

        // A program may lie in a directory for temporary files, as this test's own may: its directory is then there.
        static bool IsNeeded(string path) => AppContext.BaseDirectory.Split('/').Contains(path) || Environment.ProcessPath?.Split('/').Contains(path) == true
            || path.StartsWith("/run", StringComparison.Ordinal) && new FileInfo("/etc/resolv.conf").LinkTarget?.Contains("run", StringComparison.Ordinal) == true;
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void What_programs_need_is_there(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var (output, errors) = place.Run("""
            git init -q other && git -C other status --short && id -u > /dev/null && getent hosts localhost > /dev/null && ls /etc/ssl/certs > /dev/null && date > /dev/null && echo x > /dev/null && head -c 1 /dev/urandom > /dev/null
            (echo a; echo b) | sort | tail -1 > /dev/null && yes | head -1 > /dev/null && ps > /dev/null && bash -c 'cat <(echo done)'
            """);
        Assert.AreEqual(Done, output, errors);
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void What_the_command_names_can_be_read_wherever_it_lies(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        _ = place.Outside.With("agent.sh", "cat \"$(dirname \"$0\")/beside\"; (echo x >> \"$0\") 2>/dev/null || echo fixed").With("beside", "beside ");
        var (output, errors) = place.Run([Path.Combine(place.Outside.Root, "agent.sh")]);
        Assert.AreEqual("beside fixed", output, errors);
    }

    [TestMethod]
    public void Of_a_script_in_the_repository_nothing_but_itself_is_seen()
    {
        using var place = new SandboxPlace(Bubble);
        _ = place.Repository.With("agent.sh", "ls -A \"$(dirname \"$0\")\"");
        var (output, errors) = place.Run([Path.Combine(place.Repository.Root, "agent.sh")]);
        Assert.AreEqual("agent.sh", output, errors);
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void Installed_programs_start_with_their_packages_and_interpreters(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var outside = place.Outside
            .With("runtime/v1/bin/interpret", "#!/bin/sh\n. \"$(dirname \"$0\")/../lib/part.sh\"\nshift 0\n. \"$1\"\n").With("runtime/v1/lib/part.sh", "printf 'runtime '\n")
            .With("prefix/lib/node_modules/agent/cli.sh", $"#!{place.Outside.Root}/runtime/v1/bin/interpret\n. \"{place.Outside.Root}/prefix/lib/node_modules/needed/part.sh\"\n")
            .With("prefix/lib/node_modules/needed/part.sh", "echo package\n").With("prefix/etc/token", "hunter2");
        foreach (var file in (string[])["runtime/v1/bin/interpret", "prefix/lib/node_modules/agent/cli.sh"])
        {
            File.SetUnixFileMode(Path.Combine(outside.Root, file), (UnixFileMode)0x1ED);
        }

        // An interpreter that is a script itself is refused by the kernel, so that the shell starts it as one.
        _ = Directory.CreateDirectory(Path.Combine(outside.Root, "prefix", "bin"));
        var link = Path.Combine(outside.Root, "prefix", "bin", "agent");
        _ = File.CreateSymbolicLink(link, "../lib/node_modules/agent/cli.sh");
        var (output, errors) = place.Run(["-c", $"{outside.Root}/runtime/v1/bin/interpret \"$0\"; cat {outside.Root}/prefix/etc/token 2> /dev/null", link]);
        Assert.AreEqual("runtime package", output, errors);
    }

    [TestMethod]
    public void No_process_outlives_the_first_and_none_outside_is_seen()
    {
        using var place = new SandboxPlace(Bubble);
        var (output, _) = place.Run("""(sleep 3; echo late > "$PWD/late") > /dev/null 2>&1 & ls /proc | grep -c '^[0-9]' | awk '{ print ($1 < 10) ? "few" : "many" }'""");
        Assert.AreEqual("few", output);
        Thread.Sleep(TimeSpan.FromSeconds(3.5));
        Assert.IsFalse(File.Exists(Path.Combine(place.Workspace.Folder, "late")));
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void Settings_of_the_system_cannot_be_written_even_by_root(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var (output, _) = place.Run("for f in /proc/sys/kernel/core_pattern /proc/sys/kernel/hostname /proc/sys/vm/swappiness; do v=$(cat $f); (echo \"$v\" > $f) 2>/dev/null && echo $f; done; (echo h > /proc/sysrq-trigger) 2>/dev/null && echo sysrq; echo done");
        Assert.AreEqual(Done, output);
    }

    [TestMethod]
    [DataRow(Bubble, "mount -t tmpfs none \"$HOME\"")]
    [DataRow(Kernel, "mount -t tmpfs none \"$HOME\"")]
    [DataRow(Bubble, "unshare -U true")]
    [DataRow(Kernel, "unshare -U true")]
    [DataRow(Bubble, "unshare -Ur mount --bind / \"$HOME\"")]
    [DataRow(Kernel, "unshare -Ur mount --bind / \"$HOME\"")]
    [DataRow(Bubble, "mknod disk b 254 0")]
    [DataRow(Kernel, "mknod disk b 254 0")]
    [DataRow(Bubble, "chroot . true")]
    [DataRow(Kernel, "chroot . true")]
    [DataRow(Bubble, "nsenter -t 1 -m true")]
    [DataRow(Kernel, "nsenter -t 1 -m true")]
    [DataRow(Bubble, "kill -0 $HOST")]
    [DataRow(Kernel, "kill -0 $HOST")]
    [DataRow(Bubble, "grep CapBnd.*[1-9a-f] /proc/self/status")]
    [DataRow(Kernel, "grep CapBnd.*[1-9a-f] /proc/self/status")]
    public void What_gives_more_rights_is_refused(string sandbox, string attack)
    {
        using var place = new SandboxPlace(sandbox);
        var (output, _) = place.Run($"({attack}) > /dev/null 2>&1 && echo succeeded; echo done");
        Assert.AreEqual(Done, output);
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void Nobody_is_traced_or_typed_to(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var (output, errors) = place.RunProgram("/usr/bin/python3", "-c", """
            import ctypes, fcntl, os
            libc = ctypes.CDLL(None, use_errno=True)
            print("traced" if libc.ptrace(16, int(os.environ["HOST"]), 0, 0) == 0 else "not traced")
            master, slave = (os.openpty() if os.path.exists("/dev/pts/ptmx") and os.access("/dev/pts/ptmx", os.W_OK) else (-1, -1))
            try:
                fcntl.ioctl(slave if slave >= 0 else 0, 0x5412, b"x")
                print("typed")
            except (OSError, ValueError):
                print("not typed")
            print("keys" if libc.syscall(250, 0, -3, 0, 0, 0) >= 0 else "no keys")
            print("ring" if libc.syscall(425, 1, 0, 0, 0, 0) >= 0 or ctypes.get_errno() != 38 else "no ring")
            """);
        Assert.AreEqual("not traced\nnot typed\nno keys\nno ring", output, errors);
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void Sockets_of_other_programs_are_out_of_reach(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var file = Path.Combine(Path.GetTempPath(), $"a11-test-{Guid.NewGuid():N}");
        var name = $"a11-test-{Guid.NewGuid():N}";
        using var named = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var hidden = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        named.Bind(new UnixDomainSocketEndPoint(file));
        hidden.Bind(new UnixDomainSocketEndPoint("\0" + name));
        named.Listen();
        hidden.Listen();
        try
        {
            var (output, errors) = place.RunProgram("/usr/bin/python3", "-c", $$"""
                import socket
                for name in ["{{file}}", "\0{{name}}", "/run/docker.sock", "/var/run/docker.sock", "/tmp/.X11-unix/X0", "\0/tmp/.X11-unix/X0"]:
                    try:
                        socket.socket(socket.AF_UNIX).connect(name)
                        print("connected", repr(name))
                    except OSError:
                        pass
                for family in [17, 38, 40]:
                    try:
                        socket.socket(family, socket.SOCK_RAW if family == 17 else socket.SOCK_SEQPACKET if family == 38 else socket.SOCK_STREAM)
                        print("made", family)
                    except OSError:
                        pass
                socket.socketpair()
                print("done")
                """);
            Assert.AreEqual(Done, output, errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    [DataRow(Bubble, true)]
    [DataRow(Bubble, false)]
    [DataRow(Kernel, true)]
    [DataRow(Kernel, false)]
    public void The_network_is_as_configured(string sandbox, bool network)
    {
        using var place = new SandboxPlace(sandbox);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var (output, errors) = place.StartAsync(["-c", $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)server.LocalEndpoint).Port}' 2>/dev/null && echo connected; bash -c 'exec 3<>/dev/udp/127.0.0.1/9' 2>/dev/null && echo sent; echo done"], network).GetAwaiter().GetResult();
        Assert.AreEqual(network ? "connected\nsent\ndone" : sandbox == Bubble ? output.Replace("connected\n", "", StringComparison.Ordinal) : Done, output, errors);
        Assert.AreEqual(network, server.Pending());
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void It_works_as_long_as_it_likes(string sandbox)
    {
        // A thread of the pool that started it would be gone by then, and the process with it.
        using var place = new SandboxPlace(sandbox);
        var start = Task.Factory.StartNew(() => place.StartAsync(["-c", "sleep 2; echo done"]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.AreEqual(Done, start.Unwrap().GetAwaiter().GetResult().Output);
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void This_product_and_its_runtime_start_inside(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var launcher = Launcher.Find()!;
        var (output, errors) = place.RunProgram(launcher.Command[0], [.. launcher.Command.Skip(1)]);
        Assert.AreEqual("", output);
        StringAssert.Contains(errors, "only a11 starts this one");
    }

    [TestMethod]
    public void What_is_chosen_confines_here_and_is_named()
    {
        var sandbox = SandboxSelector.Select(SandboxMode.Auto, "/no/repository");
        if (!sandbox.IsConfining)
        {
            Assert.Inconclusive(sandbox.Notice!);
        }

        CollectionAssert.Contains(new[] { Bubble, Kernel }, sandbox.Name);
    }

    [TestMethod]
    public void A_sandbox_that_does_not_confine_is_found_out()
    {
        var problem = SandboxProbe.Run(_ => new SandboxedCommand(SandboxProbe.Command[0], SandboxProbe.Command[1..]));
        Assert.AreEqual("A file outside of it could be opened.", problem);
        StringAssert.Contains(SandboxProbe.Run(_ => new SandboxedCommand("/bin/sh", ["-c", "echo not permitted >&2; exit 1"])), "not permitted");
        Assert.IsNotNull(SandboxProbe.Run(_ => new SandboxedCommand("/nonexistent/program", [])));
    }

    [TestMethod]
    public void Off_is_off_and_says_so()
    {
        var sandbox = SandboxSelector.Select(SandboxMode.Off, "/no/repository");
        Assert.IsFalse(sandbox.IsConfining);
        StringAssert.Contains(sandbox.Notice, "sandbox: off");
    }
}
