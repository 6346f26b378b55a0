/**
 * Words of technology blogs, by part of speech, roughly from the most frequent to the least. Verbs are regular: their
 * forms can be made.
 */
export const NOUNS = words(`server system file time command machine problem kernel version package network disk user
  release data service code device change driver page configuration memory image test host script post process source
  line update way port address filesystem bug tool feature support thing partition module interface boot option name
  list directory build database container log patch error key work year distribution password number project client
  cluster desktop guest node queue backup mail firewall domain repository interrupt bridge laptop hypervisor thread
  controller session scheduler certificate socket buffer message day talk slide conference people community developer
  volume block stack layer hour question answer idea result benchmark install mirror keyboard screen window
  browser terminal shell editor library language compiler function variable type object class method string parser
  format table index query record column row schema transaction lock snapshot replica master worker job task event
  timer signal handler hook plugin template theme blog article comment link feed reader tag title photo camera video
  audio sound card cable power battery fan temperature sensor drive array controller adapter switch router gateway
  proxy tunnel route packet frame protocol header payload latency bandwidth throughput cache page-cache heap pointer
  allocator garbage leak crash trace profile debugger breakpoint symbol binary executable installer archive checksum
  signature token account group role permission policy rule label context namespace cgroup quota limit budget cost
  price vendor company team manager meeting deadline plan roadmap milestone branch commit merge review issue ticket
  workaround fix regression improvement migration upgrade downgrade rollback deployment pipeline artifact registry
  orchestration virtualization paravirtualization emulator firmware bootloader initrd ramdisk swap journal inode
  superblock extent checkpoint replication failover quorum heartbeat election consensus shard balancer scaling
  monitoring metric dashboard alert graph report threshold incident outage postmortem runbook documentation tutorial
  manual example recipe experiment prototype demo hardware chipset processor core register instruction opcode
  assembler linker toolchain sandbox jail chroot daemon cron syslog rotation locale encoding charset font glyph
  resolution monitor projector room city train flight hotel coffee weekend holiday garden kitchen bicycle`);

export const VERBS = words(`use need work want install change add start look try support create fix update configure
  remove enable load check call move reboot allow include show happen fail connect compile mount release test expect
  require ask help mention replace patch rename return store serve handle process report describe explain discuss
  present announce improve reduce increase measure monitor restore migrate upgrade deploy launch terminate suspend
  resume attach detach format partition encrypt decrypt sign verify validate parse print render display export import
  convert merge review submit maintain package distribute publish mirror download upload fetch cache flush sync lock
  unlock schedule queue balance scale cluster isolate emulate virtualize map allocate trace debug profile crash leak
  corrupt recover repair replicate index search filter match rotate archive compress extract document automate
  provision orchestrate refactor port backport`);

export const ADJECTIVES = words(`new good first small large old different simple nice long next big own possible whole
  available recent current useful interesting fast slow easy hard common local remote virtual physical default single
  real full free open stable broken full-featured quick clean empty missing wrong correct proper important necessary
  standard custom modern ancient early late short high low main minor major serious strange odd funny ugly
  elegant reliable fragile secure insecure public private internal external static dynamic shared separate native
  portable experimental official upstream downstream generic specific typical complete partial automatic manual
  parallel serial distributed redundant persistent temporary verbose silent noisy expensive cheap unusual impressive
  disappointing pleasant painful trivial tricky careful lazy aggressive conservative`);

export const ADVERBS = words(`now still just also really then already finally quickly slowly usually often always never
  probably actually simply easily recently currently currently clearly fortunately unfortunately apparently
  eventually certainly surprisingly nearly roughly directly locally remotely automatically manually quietly`);

/** What such blogs are about. */
export const NAMES =
  words(`Linux Xen KVM Fedora Debian Ubuntu Apache MySQL PostgreSQL Python Perl PHP Java JavaScript Git
  Docker Kubernetes OpenStack Ansible Puppet Chef Nagios Postfix Sendmail Dovecot BIND Squid Nginx HAProxy Redis Memcached
  SELinux AppArmor iptables nftables systemd udev dbus GNOME KDE Firefox Thunderbird Emacs Vim Bash tmux OpenSSH OpenVPN
  WireGuard Kerberos LDAP Samba NFS iSCSI LVM ext3 ext4 XFS Btrfs ZFS ReiserFS GlusterFS Ceph DRBD RAID USB PCI ACPI UEFI
  GRUB BIOS IPv6 DNS DHCP HTTP TLS SMTP IMAP SNMP BGP VLAN QEMU libvirt LXC Vagrant VMware FreeBSD OpenBSD Solaris CentOS
  Gentoo Slackware Arch Mandriva Raspberry Arduino Intel AMD ARM Itanium Cassandra MongoDB Hadoop Kafka RabbitMQ Jenkins
  Travis Hugo Jekyll WordPress Django Rails Node.js Rust Go Erlang Haskell Prometheus Grafana Logstash collectd strace
  SystemTap DTrace oprofile valgrind gdb gcc glibc autoconf CMake rpm yum dnf apt dpkg Bugzilla`);

function words(text: string): string[] {
  return [...new Set(text.split(/\s+/))];
}
